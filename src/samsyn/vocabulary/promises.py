"""Words for promises to groups."""

from collections.abc import Mapping
from enum import StrEnum

from samsyn.vocabulary.rooms import AgencyKind


class PromiseKind(StrEnum):
    """What was promised. Help and protection are promises too."""

    CONSEQUENCE = "consequence"
    HELP = "help"
    PROTECTION = "protection"


class PromiseOccasion(StrEnum):
    """When it was said; the record itself is pointed at softly."""

    CALL_IN = "call_in"
    TALK = "talk"
    REPORT_BACK = "report_back"
    OTHER = "other"


class PromiseState(StrEnum):
    """Whether a promise is kept; computed from what was done after it was called upon."""

    PENDING = "pending"  # nothing has called upon it
    DUE = "due"  # called upon, and every clock still runs or was met
    KEPT = "kept"
    SET_ASIDE = "set_aside"  # decided not to act, in time and with the reason
    BROKEN = "broken"  # late counts
    NOT_TOLD = "not_told"  # known to support alone, and asked of nobody else


class PromiseProof(StrEnum):
    """What an agency answers of a promise of help or protection. Nothing here is about a person."""

    LINE_STAFFED = "line_staffed"
    OFFER_STOOD = "offer_stood"
    FIGURES_SHOW = "figures_show"  # the published counts of a month
    DONE = "done"  # with what was done, for protection
    NOT_KEPT = "not_kept"


PROOFS: Mapping[PromiseKind, tuple[PromiseProof, ...]] = {
    PromiseKind.CONSEQUENCE: (),  # read off triggers and rounds
    PromiseKind.HELP: (
        PromiseProof.LINE_STAFFED,
        PromiseProof.OFFER_STOOD,
        PromiseProof.FIGURES_SHOW,
        PromiseProof.NOT_KEPT,
    ),
    PromiseKind.PROTECTION: (PromiseProof.DONE, PromiseProof.NOT_KEPT),
}
ANSWERING: Mapping[PromiseKind, tuple[AgencyKind, ...]] = {
    PromiseKind.CONSEQUENCE: (),
    PromiseKind.HELP: (AgencyKind.SOCIAL_SERVICES, AgencyKind.MUNICIPALITY),
    PromiseKind.PROTECTION: (AgencyKind.POLICE, AgencyKind.MUNICIPALITY),
}
