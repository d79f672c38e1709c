"""What every page of reports is given, and one way to answer a form or a button."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from samsyn.office.access import NotPermitted
from samsyn.office.steering.changes import CannotSteer
from samsyn.office.steering.queries import SteeringRoom, room_of
from samsyn.office.steering.wording import FIDELITY_TONES
from samsyn.office.steering_reports import pictures, wording
from samsyn.office.steering_reports.changes import CannotReport
from samsyn.office.steering_reports.queries import opens
from samsyn.office.steering_reports.rules import WITH_ROWS, Leads, Row, Snapshot, spans_of
from samsyn.office.ui.answering import Answering, Back, Noes
from samsyn.office.ui.requests import OfficeRequest

_ANSWERING = Answering(
    noes=Noes(refused=(CannotReport, CannotSteer)),
    home=lambda: Back(reverse("steering_reports:overview"), _("Reports")),
)
answer = _ANSWERING.answer
do = _ANSWERING.do
_LEADS = {
    Leads.PLAN: "steering:plan",
    Leads.AGREEMENTS: "steering:agreements",
    Leads.START_UP: "steering:start_up",
    Leads.MONTHS: "steering:months",
    Leads.PROMISE: "sanctions:kept",
    Leads.TRIGGER: "sanctions:trigger",
    Leads.CALL_IN: "call_ins:call_in",
    Leads.PERSON: "people:person",
    Leads.TALK: "notifications:talk",
    Leads.GROUP: "groups:group",
}


def show(request: OfficeRequest, template: str, **context: Any) -> HttpResponse:
    """Show one page of reports."""
    given = {"say": _SAY, "here": request.path, **context}
    return render(request, f"steering_reports/{template}.html", given)


def report_in_lines(snapshot: Snapshot, room: SteeringRoom, report_id: UUID) -> dict[str, Any]:
    """Return what a template needs to show a report that was given."""
    return _in_lines(snapshot, room, "steering_reports:rows", report_id)


def draft_in_lines(snapshot: Snapshot, room: SteeringRoom, draft_id: UUID) -> dict[str, Any]:
    """Return what a template needs to show a draft."""
    return _in_lines(snapshot, room, "steering_reports:draft_rows", draft_id)


def _in_lines(snapshot: Snapshot, room: SteeringRoom, rows_at: str, about: UUID) -> dict[str, Any]:
    lines = wording.lines_of(snapshot)
    return {
        "lines": lines,
        "chart": pictures.changes(lines.series),
        "rows": {
            measure.value: {
                span.value: reverse(rows_at, args=[about, measure.value, span.value])
                for span in spans_of(measure)
            }
            for measure in WITH_ROWS
            if opens(measure, room)
        },
        "published": reverse("support:figures"),
        "tones": FIDELITY_TONES,
    }


def address_of(row: Row) -> str:
    """Return the page that a row leads to."""
    name = _LEADS[row.leads]
    if row.leads is Leads.PROMISE:
        return reverse(name) + (f"?group={row.id}" if row.id else "")
    return reverse(name, args=[row.id] if row.id else None)


def keeper(request: OfficeRequest) -> SteeringRoom:
    """Return the reader's room, or refuse whoever only reads there."""
    room = room_of(request.actor)
    if not room.may_keep:
        raise NotPermitted(_("Only the coordinators write here."))
    return room


def back_to(draft_id: UUID, name: str) -> Back:
    """Return where a form of a draft leads."""
    return Back(reverse("steering_reports:draft", args=[draft_id]), name)


class _Say:
    """What the templates ask of the wording."""

    name_of = staticmethod(wording.name_of)
    written = staticmethod(wording.written)
    address_of = staticmethod(address_of)


_SAY = _Say()
