"""Pages of oversight: who has seen a person, the log of a room, and why one sees a record."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samsyn import formats
from samsyn.office.oversight import queries, wording
from samsyn.office.oversight.forms import LogFilter
from samsyn.office.ui import terms
from samsyn.office.ui.languages import active_language
from samsyn.office.ui.requests import OfficeRequest

UNPROCESSABLE = 422
_PAGES = {
    "person": "people:person",
    "group": "groups:group",
    "incident": "incidents:incident",
}


@require_safe
def readings(request: OfficeRequest, person_id: UUID) -> HttpResponse:
    """Show who has seen a person."""
    form = LogFilter(request.GET, ways=wording.way_choices())
    is_right = form.is_valid()
    found = queries.readings_of(
        request.actor,
        person_id,
        period=form.period if is_right else None,
        way=form.chosen_way if is_right else None,
        older=form.cleaned_data.get("older"),
        newer=form.cleaned_data.get("newer"),
    )
    return _page(request, "oversight/readings.html", form, found.page, {"readings": found})


@require_safe
def log(request: OfficeRequest) -> HttpResponse:
    """Show the log of the rooms that the reader answers for."""
    now = timezone.now()
    staff = wording.auditee_choices(queries.staff_in_log(request.actor, now=now), now=now)
    form = LogFilter(request.GET, ways=wording.way_choices(), staff=staff)
    is_right = form.is_valid()
    found = queries.log_of(
        request.actor,
        period=form.period if is_right else None,
        way=form.chosen_way if is_right else None,
        staff_id=form.staff_id if is_right else None,
        older=form.cleaned_data.get("older"),
        newer=form.cleaned_data.get("newer"),
    )
    context = {
        "rooms": found.rooms,
        "emergencies": queries.in_our_rooms(request.actor, now=timezone.now()),
        "sealing": queries.how_far_sealed(request.actor, now=timezone.now()),
    }
    return _page(request, "oversight/log.html", form, found.page, context)


@require_safe
def explain(request: OfficeRequest, kind: str, record_id: UUID) -> HttpResponse:
    """Show why the reader sees a record, and who else does."""
    found = queries.why_seen(request.actor, kind, record_id, now=timezone.now())
    language = active_language()
    context = {
        "found": found,
        "record_href": reverse(_PAGES[found.kind], args=[found.record_id]),
        "regime": terms.word(found.regime),
        "steps": [
            wording.step_text(
                step, since=formats.long_date(step.since, language=language) if step.since else ""
            )
            for step in found.steps
        ],
        "brought": [
            wording.brought_texts(one, language=language, today=timezone.localdate())
            for one in found.brought
        ],
        "readers": [(terms.running(one.role), one.staff) for one in found.readers],
    }
    return render(request, "oversight/explain.html", context)


def _page(
    request: OfficeRequest,
    template: str,
    form: LogFilter,
    page: queries.EventPage,
    context: dict[str, object],
) -> HttpResponse:
    filters = _filters_of(form)
    context |= {
        "form": form,
        "lines": wording.lines(page.events),
        "filters": _chips(form, filters, request.path),
        "here": request.path,
        "newer_href": _beside(request.path, filters, "newer", page.newer),
        "older_href": _beside(request.path, filters, "older", page.older),
    }
    return render(request, template, context, status=200 if form.is_valid() else UNPROCESSABLE)


def _filters_of(form: LogFilter) -> dict[str, str]:
    """Return the filters in force as the address says them; none if one of them is wrong."""
    names = ("way", "staff", "since", "until") if form.is_valid() else ()
    return {name: form.data[name] for name in names if form.data.get(name)}


def _chips(form: LogFilter, filters: dict[str, str], path: str) -> list[tuple[str, str]]:
    chips = []
    for name, value in filters.items():
        left = {key: kept for key, kept in filters.items() if key != name}
        shown = dict(getattr(form.fields[name], "choices", ())).get(value, value)
        chips.append((f"{form.fields[name].label}: {shown}", _address(path, left)))
    return chips


def _beside(path: str, filters: dict[str, str], name: str, key: int | None) -> str:
    return _address(path, {**filters, name: str(key)}) if key is not None else ""


def _address(path: str, query: dict[str, str]) -> str:
    return f"{path}?{urlencode(query)}" if query else path
