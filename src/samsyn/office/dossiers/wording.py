"""The words of a person's page for values of the vocabulary; literals, so that they are found."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

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


def words() -> Words:
    """Return the words in the language of the page."""
    return Words(
        ties={
            "co_offending": _("Suspected together"),
            "family": _("Family"),
            "friend": _("Friend"),
            "conflict": _("Conflict"),
        },
        roles={
            "key_person": _("Can influence the group"),
            "core": _("Core"),
            "associate": _("Associate"),
            "former": _("Former"),
        },
        states=_states(),
        bases={
            "own_statement": _("Own statement"),
            "judgment": _("Judgment"),
            "suspected_together": _("Suspected together"),
            "observed_together": _("Observed together"),
            "partner_information": _("Information from a partner"),
            "intelligence": _("Intelligence"),
        },
        kinds=kinds(),
        parts={
            "victim": _("Victim"),
            "suspect": _("Suspect"),
            "witness": _("Witness"),
            "present": _("Present"),
        },
        harms={
            "none": _("not hurt"),
            "injured": _("injured"),
            "dead": _("died"),
            "unknown": _("harm not known"),
        },
        suspicions={
            "reasonable": _("reasonable suspicion"),
            "probable": _("probable cause"),
            "charged": _("charged"),
            "convicted": _("convicted"),
            "cleared": _("cleared"),
        },
        tones=TONES,
    )


def kinds() -> dict[str, str]:
    """Return the kinds of incident."""
    return {
        "shooting": _("Shooting"),
        "explosion": _("Explosion"),
        "attempted_explosion": _("Attempted explosion"),
        "prepared_explosion": _("Prepared explosion"),
        "hand_grenade": _("Hand grenade"),
        "arson": _("Arson"),
        "stabbing": _("Stabbing"),
        "serious_assault": _("Serious assault"),
        "kidnapping": _("Kidnapping"),
        "other_homicide": _("Other homicide"),
        "other": _("Other incident"),
    }


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
