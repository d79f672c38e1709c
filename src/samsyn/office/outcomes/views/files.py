"""A series from a file: looked through row by row first, and taken as a whole or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.interchange.faults import UnreadableFile
from samsyn.interchange.series import SeriesReading, SeriesRow, read_series
from samsyn.interchange.tables import open_table
from samsyn.office.imports.changes import CannotRead
from samsyn.office.imports.wording import refusal
from samsyn.office.outcomes import changes, forms, queries, wording
from samsyn.office.outcomes.changes import CannotRecord, NewValue
from samsyn.office.outcomes.queries import IndicatorShown
from samsyn.office.outcomes.views.answers import keeper
from samsyn.office.ui.answering import tell
from samsyn.office.ui.requests import OfficeRequest

Stood = Mapping[date, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """One row of the file beside what stands now."""

    row: int
    name: str
    value: str
    stood: str  # '' where it is the same or nothing
    is_new: bool
    wrong: str


@require_http_methods(["GET", "HEAD", "POST"])
def file_new(request: OfficeRequest, indicator_id: UUID) -> HttpResponse:
    """Ask for a file, and show row by row what it would give. Nothing is written."""
    shown = queries.indicator_to_edit(request.actor, indicator_id)
    room = keeper(request)
    form = forms.FileForm(
        request.POST or None,
        request.FILES or None,
        initial={"as_of": timezone.localdate()},
    )
    context: dict[str, Any] = {"form": form, "indicator": shown, "room": room}
    if request.method == "POST" and form.is_valid() and (reading := _read(form, shown)):
        page = queries.series_page(request.actor, indicator_id, as_of=form.needed_day("as_of"))
        context |= _preview(form, shown, reading, {one.first: one.value for one in page.own.points})
    status = 422 if form.errors or not context.get("is_sound", True) else 200
    return render(request, "outcomes/file.html", context, status=status)


@require_POST
def take(request: OfficeRequest, indicator_id: UUID) -> HttpResponse:
    """Take the values that were looked through; they are judged once more."""
    queries.indicator_to_edit(request.actor, indicator_id)
    keeper(request)
    form = forms.TakeForm(request.POST)
    try:
        changes.add_vintage(request.actor, _plan(form, indicator_id), now=timezone.now())
    except CannotRecord as reasons:
        tell(request, reasons)
        return redirect("outcomes:file_new", indicator_id)
    messages.success(request, _("The values have been saved. What stood before can be read too."))
    return redirect("outcomes:series", indicator_id)


def _plan(form: forms.TakeForm, indicator_id: UUID) -> changes.VintagePlan:
    try:
        if form.is_valid():
            return form.plan(indicator_id)
    except (ValueError, ArithmeticError):
        pass
    raise CannotRecord(_("Look through the file first, and take it from there."))


def _read(form: forms.FileForm, shown: IndicatorShown) -> SeriesReading | None:
    """Read the file, or say on the form why it cannot be."""
    given = form.cleaned_data["file"]
    try:
        table = open_table(given.read(), given.name, sheet=form.text("sheet"))
    except UnreadableFile as error:
        form.add_error("file", refusal(CannotRead(error)))
        return None
    return read_series(
        table, shown.period, shown.kind, today=form.needed_day("as_of"), columns=form.columns()
    )


def _preview(
    form: forms.FileForm, shown: IndicatorShown, reading: SeriesReading, stood: Stood
) -> dict[str, Any]:
    values = tuple(
        NewValue(
            first=one.first,
            value=one.value,
            low=one.low,
            high=one.high,
            asked=one.asked,
            design_effect=one.design_effect,
        )
        for one in reading.rows
        if one.first is not None
    )
    rows = [_row(one, shown, stood) for one in reading.rows]
    return {
        "reading": reading,
        "is_sound": reading.is_sound,
        "rows": rows,
        "fault": wording.file_sentence(reading),
        "missing": [wording.missing_sentence(shown.period, one) for one in reading.missing],
        "faults": sum(bool(one.fault) for one in reading.rows),
        "changed": sum(bool(one.stood) for one in rows),
        "fresh": sum(one.is_new for one in rows),
        "written": forms.written(values) if reading.is_sound else "",
        "as_of": form.needed_day("as_of"),
        "origin": form.cleaned_data["file"].name[:200],
    }


def _row(one: SeriesRow, shown: IndicatorShown, stood: Stood) -> PreviewRow:
    name, value, before = one.period_text, one.value_text, None
    if one.first is not None and one.value is not None:
        name = wording.period_name(shown.period, one.first)
        value = wording.value_text(one.value)
        before = stood.get(one.first)
    differs = before is not None and before != one.value
    return PreviewRow(
        row=one.row,
        name=name,
        value=value,
        stood=wording.value_text(before) if differs and before is not None else "",
        is_new=one.first is not None and before is None,
        wrong=wording.row_sentence(one),
    )
