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
from samsyn.office.steering_reports.rules import Measure, Snapshot
from samsyn.office.ui.answering import Answering, Back, Noes
from samsyn.office.ui.requests import OfficeRequest

_ANSWERING = Answering(
    noes=Noes(refused=(CannotReport, CannotSteer)),
    home=lambda: Back(reverse("steering_reports:overview"), _("Reports")),
)
answer = _ANSWERING.answer
do = _ANSWERING.do
# The rows behind a measure, for who may open them.
_ROWS = {
    Measure.PLAN_LATE: "steering:plan",
    Measure.AGREEMENTS: "steering:agreements",
    Measure.NOT_READY: "steering:start_up",
    Measure.REVIEWS: "steering:months",
    Measure.TASKS: "steering:months",
    Measure.CASELOAD: "support:figures",
    Measure.ANSWERED: "support:figures",
    Measure.FIRST_MEETINGS: "support:figures",
}
_ROWS_OF_THE_ROOM = {
    Measure.PROMISES_MADE: "promises:list",
    Measure.KEPT: "sanctions:kept",
    Measure.BROKEN: "sanctions:kept",
    Measure.DUE: "sanctions:kept",
    Measure.SET_ASIDE: "sanctions:kept",
    Measure.PENDING: "sanctions:kept",
    Measure.DECISION: "sanctions:overview",
    Measure.FIRST_MEASURE: "sanctions:overview",
    Measure.REPORT_BACK: "sanctions:overview",
    Measure.CALL_INS: "call_ins:list",
    Measure.MET: "coverage:overview",
    Measure.TALKS: "notifications:list",
    Measure.GROUPS: "coverage:overview",
}


def show(request: OfficeRequest, template: str, **context: Any) -> HttpResponse:
    """Show one page of reports."""
    given = {"say": _SAY, "here": request.path, **context}
    return render(request, f"steering_reports/{template}.html", given)


def in_lines(snapshot: Snapshot, room: SteeringRoom) -> dict[str, Any]:
    """Return what a template needs to show a report."""
    lines = wording.lines_of(snapshot)
    names = {**_ROWS, **(_ROWS_OF_THE_ROOM if room.reads_room else {})}
    return {
        "lines": lines,
        "chart": pictures.changes(lines.series),
        "rows": {measure.value: reverse(name) for measure, name in names.items()},
        "tones": FIDELITY_TONES,
    }


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


_SAY = _Say()
