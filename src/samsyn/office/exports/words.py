"""Names of lists, and the headings of their columns."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samsyn.office.exports.rules import ExportKind

KINDS: Final[Mapping[ExportKind, Promise]] = {
    ExportKind.PEOPLE: _("People"),
    ExportKind.GROUPS: _("Groups with members"),
    ExportKind.INCIDENTS: _("Incidents"),
    ExportKind.NETWORK: _("The network"),
    ExportKind.PROMISES: _("Promises and answers"),
    ExportKind.TALKS: _("Individual talks"),
    ExportKind.INVITATIONS: _("Invitations to call-ins"),
    ExportKind.CALENDAR: _("Calendar"),
}
PEOPLE: Final = (_("Age"), _("May be under 18"), _("Only as victim"), _("Recorded"))
MEMBERS: Final = (
    pgettext_lazy("export", "Role"),
    _("Member since"),
    _("Holds until"),
    _("Independent bases"),
    _("May be under 18"),
)
INCIDENTS: Final = (
    _("Code"),
    _("Incident"),
    _("When"),
    _("Earliest"),
    _("Latest"),
    _("Area"),
    _("Precision of the place"),
    _("Dead"),
    _("Injured"),
    _("Harm"),
    _("Confirmed"),
    _("Status"),
    _("Group member involved"),
    _("Groups"),
)
PROMISES: Final = (
    _("Code"),
    _("Promise"),
    _("Kind"),
    _("Given on"),
    _("Given by"),
    _("Occasion"),
    _("Groups"),
    _("Last day"),
    _("Answers"),
)
TALKS: Final = (
    _("Recipient"),
    _("Occasion"),
    _("Order"),
    _("Proposed"),
    _("State"),
    _("Attempts"),
    _("Met on"),
)
INVITATIONS: Final = (
    _("Group"),
    _("Agency"),
    _("Way"),
    _("State"),
    _("Approved"),
    _("Handed over"),
    _("Reply"),
    _("Came"),
)
NODES: Final = (pgettext_lazy("export", "Label"), _("Code"), _("Kind"), _("Name"))
TIES: Final = (
    _("Kind"),
    _("State"),
    _("Since"),
    _("Until"),
    _("Latest known"),
    _("Reliability of the source"),
    _("Accuracy of the information"),
    _("Certainty"),
    _("To be reviewed"),
)
ENDS: Final = (pgettext_lazy("export", "One"), pgettext_lazy("export", "Other"))
CALENDAR: Final = (_("Day"), _("Time"), _("What"))
CODE, NAME, GROUP, STANDING = _("Code"), _("Name"), _("Group"), pgettext_lazy("group", "Standing")
CALL_IN, EVENING = _("Call-in"), _("Evening")
PERSON: Final = _("Person")
MEMBER: Final = _("Member")
MARK: Final = _("Export number")


def said(headings: tuple[Promise, ...]) -> tuple[str, ...]:
    """Return headings in the active language."""
    return tuple(str(one) for one in headings)
