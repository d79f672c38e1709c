"""The words of a person's page for the values that it shows."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samsyn.office.children.queries import Assessment
from samsyn.office.children.wording import in_words
from samsyn.office.coverage.wording import outcomes
from samsyn.office.ui import terms
from samsyn.vocabulary.groups import BasisKind, MembershipRole
from samsyn.vocabulary.incidents import Harm, IncidentKind, InvolvementRole, SuspicionGrade
from samsyn.vocabulary.people import TieKind

TONES = {
    "counts": "ok",
    "due": "warn",
    "expired": "warn",
    "disputed": "danger",
    "needs_basis": "info",
    "needs_approval": "info",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Value -> word, for each kind of value on the page."""

    ties: dict[str, str]
    roles: dict[str, str]
    states: dict[str, str]
    bases: dict[str, str]
    kinds: dict[str, str]
    parts: dict[str, str]
    harms: dict[str, str]
    suspicions: dict[str, str]
    tones: dict[str, str]
    outcomes: dict[str, str]
    child: Callable[[Assessment], str]


def words() -> Words:
    """Return the words in the language of the page."""
    return Words(
        ties=terms.words(TieKind),
        roles=terms.words(MembershipRole),
        states=_states(),
        bases=terms.words(BasisKind),
        kinds=terms.words(IncidentKind),
        parts=terms.words(InvolvementRole),
        harms={harm.value: terms.running(harm) for harm in Harm},
        suspicions={
            grade.value: terms.running(grade)
            for grade in SuspicionGrade
            if grade is not SuspicionGrade.NOT_SUSPECTED
        },
        tones=TONES,
        outcomes=outcomes(),
        child=in_words,
    )


def _states() -> dict[str, str]:
    return {
        "counts": _("Counts"),
        "due": _("Counts, review due"),
        "needs_basis": _("Does not count: needs a second basis"),
        "needs_approval": _("Does not count: needs approval"),
        "disputed": _("Disputed, counts for nothing"),
        "expired": _("Expired: not confirmed in time"),
        "not_yet": _("Not yet"),
        "ended": _("Ended"),
        "withdrawn": _("Withdrawn"),
    }
