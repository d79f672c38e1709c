"""Words for lengths, reasons and what hangs on a record."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samsyn.office.ui import terms
from samsyn.vocabulary.retention import (
    AppliesTo,
    KeptKind,
    KeptText,
    RemovalAction,
    RemovalReason,
    StartEvent,
)

_YEAR = 12
# What the tables of an app hold, in words: a receipt names no table.
_PARTS: Mapping[str, Promise] = {
    "people": gettext_lazy("Names, numbers, ties and sources"),
    "groups": gettext_lazy("Groups and memberships"),
    "incidents": gettext_lazy("Incidents and parts in them"),
    "notifications": gettext_lazy("Talks"),
    "call_ins": gettext_lazy("Invitations to call-ins"),
    "support": gettext_lazy("Help and support cases"),
    "sanctions": gettext_lazy("Consequences"),
    "aftermath": gettext_lazy("Answers to incidents"),
    "reviews": gettext_lazy("Lines of minutes"),
    "steering": gettext_lazy("Plans for return"),
    "disclosures": gettext_lazy("Disclosures"),
    "imports": gettext_lazy("What was left of files"),
    "promises": gettext_lazy("Promises"),
}


def period(months: int) -> str:
    """Return a length in years, or in months if they make no whole years."""
    years, rest = divmod(months, _YEAR)
    if rest:
        return ngettext("%(count)s month", "%(count)s months", months) % {"count": months}
    return ngettext("%(count)s year", "%(count)s years", years) % {"count": years}


def days(count: int) -> str:
    """Return a number of days in words."""
    return ngettext("%(count)s day", "%(count)s days", count) % {"count": count}


def parts(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return what the rows are, in words, with how many: the most first."""
    found: dict[str, int] = {}
    for table, rows in counts.items():
        app = next((one for one in _PARTS if table.startswith(f"{one}_")), "")
        said = str(_PARTS[app]) if app else _("Other rows")
        found[said] = found.get(said, 0) + rows
    return sorted(found.items(), key=lambda one: (-one[1], one[0]))


def kinds() -> dict[str, str]:
    """Return value -> word of every kind of record, and of texts that rules are about."""
    return {**terms.words(KeptKind), **terms.words(KeptText)}


def reasons() -> dict[str, str]:
    """Return value -> word of every reason."""
    return terms.words(RemovalReason)


def given_reasons() -> list[tuple[str, str]]:
    """Return the reasons that a person can give: that a period is over is for a rule to say."""
    left = [
        one
        for one in RemovalReason
        if one not in {RemovalReason.PERIOD_OVER, RemovalReason.ROOM_CLOSED}
    ]
    return terms.choices(left)


def words() -> dict[str, object]:
    """Return what pages of rules and removals say."""
    return {
        "kinds": kinds(),
        "texts": set(KeptText),
        "reasons": reasons(),
        "applies": terms.words(AppliesTo),
        "events": terms.words(StartEvent),
        "actions": terms.words(RemovalAction),
        "period": period,
        "days": days,
        "parts": parts,
    }
