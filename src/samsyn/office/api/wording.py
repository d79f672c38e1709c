"""Words of tokens: what each is for, and whether it still opens anything."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from samsyn.office.api.queries import TokenState
from samsyn.office.api.rules import LIFETIMES, Scope

SCOPES: Final[Mapping[Scope, Promise]] = {
    Scope.READ_INCIDENTS: _("Read incidents"),
    Scope.READ_GROUPS: _("Read groups"),
    Scope.READ_PEOPLE: _("Read people, under codes"),
    Scope.READ_MEMBERSHIPS: _("Read memberships"),
    Scope.READ_PROMISES: _("Read promises"),
    Scope.READ_CALENDAR: _("Read the calendar"),
    Scope.READ_DISCLOSURES: _("Read which disclosures were made and received"),
    Scope.READ_MEASURES: _("Read which measures the agency is asked for"),
    Scope.WRITE_INCIDENTS: _("Register incidents"),
    Scope.WRITE_MEASURES: _("Report that the agency's measures are done"),
}
STATES: Final[Mapping[TokenState, Promise]] = {
    TokenState.LIVE: pgettext_lazy("token", "In use"),
    TokenState.EXPIRED: pgettext_lazy("token", "Expired"),
    TokenState.REVOKED: pgettext_lazy("token", "Revoked"),
}


def scope_choices() -> Sequence[tuple[str, str]]:
    """Return what a token can be for, as the choices of a form."""
    return [(scope.value, str(word)) for scope, word in SCOPES.items()]


def lifetime_choices() -> Sequence[tuple[str, str]]:
    """Return how long a token can last, as the choices of a form."""
    return [
        (str(days), ngettext("%(days)d day", "%(days)d days", days) % {"days": days})
        for days in LIFETIMES
    ]
