"""The words of this app's pages for the values that they show."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samsyn import formats
from samsyn.office.groups.queries import Member, MembershipSheet
from samsyn.office.groups.rosters import MembershipState
from samsyn.office.ui import terms
from samsyn.vocabulary.groups import (
    BasisKind,
    Cohesion,
    GroupKind,
    GroupStatus,
    MembershipRole,
    RelationKind,
    RelationState,
)
from samsyn.vocabulary.incidents import IncidentKind

TONES = {
    "counts": "ok",
    "due": "warn",
    "expired": "warn",
    "disputed": "danger",
    "needs_basis": "info",
    "needs_approval": "info",
}


def verdicts() -> tuple[tuple[str, str], ...]:
    """Return what linking two records says of them."""
    return (
        ("same", _("It is the same group")),
        ("different", _("They are two different groups, never to be confused")),
    )


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
        "kinds": terms.words(GroupKind),
        "standings": terms.words(GroupStatus),
        "cohesions": terms.words(Cohesion),
        "roles": terms.words(MembershipRole),
        "bases": terms.words(BasisKind),
        "relation_kinds": terms.words(RelationKind),
        "relation_states": terms.words(RelationState),
        "end_reasons": end_reasons(),
        "states": states(),
        "harm_kinds": terms.words(IncidentKind),
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
        MembershipState.DISPUTED: _("It counts for nothing until the dispute is settled."),
        MembershipState.EXPIRED: _("Nobody confirmed it by %(day)s, so it stopped counting.")
        % {"day": until},
        MembershipState.NOT_YET: _("Begins on %(day)s.") % {"day": _day(member.since, language)},
        MembershipState.ENDED: _("Ended on %(day)s.") % {"day": _day(member.until, language)},
        MembershipState.WITHDRAWN: end_reasons().get(reason, _("Should not have been claimed.")),
    }[member.state]


def _day(day: date | None, language: str) -> str:
    return formats.dated(day, language=language) if day else "\u2013"
