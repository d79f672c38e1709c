"""Words of exports: what each list tells, what formats are called, where one stands."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as gettext_now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from samsyn.interchange.listings import FileFormat
from samsyn.office.exports.queries import ExportLine
from samsyn.office.exports.rules import OFFERED, ExportKind, ExportState
from samsyn.office.exports.words import KINDS

TOLD: Final[Mapping[ExportKind, Promise]] = {
    ExportKind.PEOPLE: _(
        "Code, age, whether somebody may be under 18, and when they were recorded."
    ),
    ExportKind.GROUPS: _("Each group with its standing, and the members that count today."),
    ExportKind.INCIDENTS: _(
        "Incidents of a period with place, harm, status and groups. No people."
    ),
    ExportKind.NETWORK: _(
        "People and groups that are tied today, with dates and grades of each tie."
    ),
    ExportKind.PROMISES: _("What was promised to which groups, and what agencies have answered."),
    ExportKind.TALKS: _("Individual talks of a period and where each stands."),
    ExportKind.INVITATIONS: _("Who was invited to the call-ins of a period, and what came of it."),
    ExportKind.CALENDAR: _("What is due and when. It names nobody and can be fetched at once."),
}
FORMATS: Final[Mapping[FileFormat, Promise]] = {
    FileFormat.XLSX: _("Excel (XLSX)"),
    FileFormat.ODS: _("OpenDocument (ODS)"),
    FileFormat.CSV: _("Text with commas (CSV)"),
    FileFormat.GRAPHML: _("Network for other programs (GraphML)"),
    FileFormat.GEOJSON: _("Map for other programs (GeoJSON)"),
    FileFormat.ICALENDAR: _("Calendar file (iCalendar)"),
}
STATES: Final[Mapping[ExportState, Promise]] = {
    ExportState.WAITING: pgettext_lazy("export", "Waits for a decision"),
    ExportState.READY: pgettext_lazy("export", "Can be fetched"),
    ExportState.REFUSED: pgettext_lazy("export", "Refused"),
    ExportState.WITHDRAWN: pgettext_lazy("export", "Withdrawn"),
    ExportState.ENDED: pgettext_lazy("export", "Ended"),
}
TONES: Final[Mapping[ExportState, str]] = {
    ExportState.WAITING: "warn",
    ExportState.READY: "ok",
    ExportState.REFUSED: "danger",
    ExportState.WITHDRAWN: "plain",
    ExportState.ENDED: "plain",
}


def title_of(line: ExportLine) -> str:
    """Return what an export is called."""
    list_name = str(KINDS[line.kind])
    return gettext_now("%(list)s, %(room)s") % {"list": list_name, "room": line.room}


def amount(lines: int, people: int) -> str:
    """Return how much a list holds."""
    rows = ngettext("%(count)d row", "%(count)d rows", lines) % {"count": lines}
    if not people:
        return rows
    held = ngettext("%(count)d person", "%(count)d people", people) % {"count": people}
    return f"{rows}, {held}"


def format_choices(kind: ExportKind) -> list[tuple[str, str]]:
    """Return the formats of a list, the usual one first."""
    return [(one.value, str(FORMATS[one])) for one in OFFERED[kind].formats]
