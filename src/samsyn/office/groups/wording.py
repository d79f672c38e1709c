"""The words of this app's pages for values of the vocabulary; literals, so that they are found."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samsyn.office.groups.queries import Member, MembershipSheet
from samsyn.office.groups.rosters import MembershipState
from samsyn.office.ui import formats

TONES = {
    "counts": "ok",
    "due": "warn",
    "expired": "warn",
    "disputed": "danger",
    "needs_basis": "info",
    "needs_approval": "info",
}


def kinds() -> dict[str, str]:
    """Return the kinds of group."""
    return {
        "crew": _("Crew"),
        "loose_network": _("Loose network"),
        "clan": _("Kin network"),
        "biker": _("Motorcycle club"),
        "ad_hoc": _("Formed for the occasion"),
    }


def standings() -> dict[str, str]:
    """Return where a group can stand."""
    return {
        "active": pgettext("group", "Active"),
        "dormant": pgettext("group", "Dormant"),
        "dissolved": pgettext("group", "Dissolved"),
        "merged": pgettext("group", "Merged"),
    }


def cohesions() -> dict[str, str]:
    """Return how tightly a group can hold together."""
    return {"loose": _("Loose"), "mixed": _("Mixed"), "tight": _("Tight")}


def roles() -> dict[str, str]:
    """Return the parts in a group. Nobody is called a leader."""
    return {
        "key_person": _("Can influence the group"),
        "core": _("Core"),
        "associate": _("Associate"),
        "former": _("Former"),
    }


def bases() -> dict[str, str]:
    """Return what a basis can rest on."""
    return {
        "own_statement": _("Own statement"),
        "judgment": _("Judgment"),
        "suspected_together": _("Suspected together"),
        "observed_together": _("Observed together"),
        "partner_information": _("Information from a partner"),
        "intelligence": _("Intelligence"),
    }


def relation_kinds() -> dict[str, str]:
    """Return the kinds of relation between two groups."""
    return {
        "dispute": _("Conflict"),
        "alliance": _("Alliance"),
        "truce": _("Truce"),
        "supplier": _("Supply"),
    }


def relation_states() -> dict[str, str]:
    """Return where a relation can stand."""
    return {
        "suspected": pgettext("relation", "Suspected"),
        "active": pgettext("relation", "Active"),
        "cooling": pgettext("relation", "Cooling"),
        "closed": pgettext("relation", "Closed"),
    }


def certainties() -> dict[str, str]:
    """Return the fixed scale of certainty."""
    return {
        "confirmed": pgettext("certainty", "Confirmed"),
        "likely": pgettext("certainty", "Likely"),
        "possible": pgettext("certainty", "Possible"),
        "unknown": pgettext("certainty", "Unknown"),
    }


def end_reasons() -> dict[str, str]:
    """Return why a membership can end."""
    return {
        "left": _("Has left the group"),
        "moved": _("Has moved away"),
        "dissolved": _("The group has dissolved"),
        "died": _("Has died"),
        "no_new_grounds": _("No new grounds"),
        "contested_and_upheld": _("Contested, and rightly so"),
        "never_met_criteria": _("Never met the criteria"),
    }


def states() -> dict[str, str]:
    """Return where a membership can stand."""
    return {
        "counts": _("Counts"),
        "due": _("Due for review"),
        "needs_basis": _("Proposed, needs a basis"),
        "needs_approval": _("Proposed, needs approval"),
        "disputed": _("Disputed"),
        "expired": _("Expired"),
        "not_yet": _("Not yet begun"),
        "ended": _("Ended"),
        "withdrawn": _("Withdrawn"),
    }


def harm_kinds() -> dict[str, str]:
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


def log_words() -> dict[str, str]:
    """Return what can be recorded about a group."""
    return {
        "alias": _("Another name"),
        "standing": pgettext("group", "Standing"),
        "assessment": _("Assessment"),
        "territory": _("Area"),
        "relation": _("Relation"),
    }


def all_words() -> dict[str, dict[str, str]]:
    """Return every word list, for templates."""
    return {
        "kinds": kinds(),
        "standings": standings(),
        "cohesions": cohesions(),
        "roles": roles(),
        "bases": bases(),
        "relation_kinds": relation_kinds(),
        "relation_states": relation_states(),
        "end_reasons": end_reasons(),
        "states": states(),
        "harm_kinds": harm_kinds(),
        "log": log_words(),
        "tones": TONES,
    }


def why(member: Member, sheet: MembershipSheet | None = None, *, language: str) -> str:
    """Return in a sentence why the membership stands where it does."""
    until = _day(member.holds_until, language)
    reason = sheet.end_reason if sheet else ""
    return {
        MembershipState.COUNTS: _("Approved, on two independent bases. Review by %(day)s.")
        % {"day": until},
        MembershipState.DUE: _("It stops counting on %(day)s unless somebody confirms it.")
        % {"day": until},
        MembershipState.NEEDS_BASIS: _("Independent bases: %(count)s of 2. It counts for nothing.")
        % {"count": member.bases},
        MembershipState.NEEDS_APPROVAL: _("Has its bases, and waits for a coordinator's approval."),
        MembershipState.DISPUTED: _("Contested. It counts for nothing until that is settled."),
        MembershipState.EXPIRED: _("Nobody confirmed it by %(day)s, so it stopped counting.")
        % {"day": until},
        MembershipState.NOT_YET: _("Begins on %(day)s.") % {"day": _day(member.since, language)},
        MembershipState.ENDED: _("Ended on %(day)s.") % {"day": _day(member.until, language)},
        MembershipState.WITHDRAWN: end_reasons().get(reason, _("Should not have been claimed.")),
    }[member.state]


def _day(day: date | None, language: str) -> str:
    return formats.dated(day, language=language) if day else "\u2013"
