"""The pages that are read."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samsyn.office.outcomes import pictures, queries, tables, wording
from samsyn.office.outcomes.tables import Asked, Beside
from samsyn.office.ui.requests import OfficeRequest

_RATIOS = {f"{ratio:g}": ratio for ratio in tables.RATIOS}
_NEVER = 0.995  # then there is no month to draw
_POWERS = {f"{power:g}": power for power in tables.POWERS}


@require_safe
def overview(request: OfficeRequest) -> HttpResponse:
    """Show the four goals and the series of each."""
    page = queries.overview(request.actor, today=timezone.localdate())
    context = {"page": page, "words": wording.all_words(), "say": wording.SAY}
    return render(request, "outcomes/overview.html", context)


@require_safe
def series(request: OfficeRequest, indicator_id: UUID) -> HttpResponse:
    """Show one series: its course, what may be said of it, and when more can be said."""
    today = timezone.localdate()
    page = queries.series_page(
        request.actor, indicator_id, as_of=_day(request.GET.get("as_of", ""), today)
    )
    found = tables.findings(page)
    asked = _asked(request, found)
    clock = tables.clock(page, found, asked)
    own = page.own.indicator
    survey = tables.survey_change(
        page.own, own.starts_on, (request.GET.get("from", ""), request.GET.get("to", ""))
    )
    context = {
        "page": page,
        "plans": queries.plans_of(request.actor, indicator_id),
        "found": found,
        "asked": asked,
        "today": today,
        "words": wording.all_words(),
        "say": wording.SAY,
        "headline": wording.headline(page, found, asked, clock),
        "lacking": wording.lacking_sentence(found.lacking) if found.lacking else "",
        "change": [*wording.change_sentences(page, found)] if not found.lacking else [],
        "course": [*wording.course_sentences(found)] if not found.lacking else [],
        "cause": [*wording.cause_sentences(page, found)] if not found.lacking else [],
        "evidence": [*wording.evidence_sentences(found)] if not found.lacking else [],
        "check": [*wording.check_sentences(found)] if not found.lacking else [],
        "waiting": [*wording.clock_sentences(page, found, asked, clock)] if clock else [],
        "clock": clock,
        "picture": pictures.course(page.own, page.events, own.starts_on),
        "other_picture": pictures.course(page.other, (), own.starts_on) if page.other else None,
        "changes": pictures.changes(page, found),
        "clock_pictures": pictures.waiting(clock) if clock and clock.never < _NEVER else [],
        "ratios": [(name, round((1 - ratio) * 100)) for name, ratio in _RATIOS.items()],
        "powers": [(name, round(power * 100)) for name, power in _POWERS.items()],
        "besides": _besides(found),
        "survey": survey,
        "surveyed": [*wording.survey_sentences(page.own, survey)] if survey else [],
    }
    return render(request, "outcomes/series.html", context)


def _asked(request: OfficeRequest, found: tables.Findings) -> Asked:
    usual = Beside.OTHER if found.compared else Beside.ALONE
    offered = {one.value: one for one in Beside if one is not Beside.OTHER or found.compared}
    return Asked(
        ratio=_RATIOS.get(request.GET.get("fall", ""), 0.75),
        power=_POWERS.get(request.GET.get("power", ""), 0.8),
        beside=offered.get(request.GET.get("beside", ""), usual),
    )


def _besides(found: tables.Findings) -> list[tuple[str, str]]:
    return [
        (value, str(name))
        for value, name in wording.BESIDE.items()
        if value != Beside.OTHER or found.compared
    ]


def _day(text: str, today: date) -> date:
    """Return a day that was asked for and has come, else today."""
    try:
        return min(date.fromisoformat(text), today)
    except ValueError:
        return today
