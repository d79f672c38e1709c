"""The design helper: asks in steps, refuses what the data cannot bear, and freezes the rest.

Nothing is kept between the steps but what the page itself carries, so one can go back and nothing
is lost; nothing is written before the last button.
"""

from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.analysis.evaluation import Objection
from samsyn.office.outcomes import changes, forms, queries, tables, wording
from samsyn.office.outcomes.forms import STEPS, DesignForm
from samsyn.office.outcomes.views.answers import keeper
from samsyn.office.ui.requests import OfficeRequest
from samsyn.vocabulary.outcomes import PlanMethod

FREEZE = "freeze"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A design looked through: its series, the method that is proposed, and what stops it."""

    series: tuple[queries.Followed, ...]
    method: PlanMethod
    objections: tuple[Objection, ...]

    @property
    def name(self) -> str:
        """What is judged, and where."""
        own = self.series[0].indicator
        return f"{own.name}, {own.area}"


@require_http_methods(["GET", "HEAD", "POST"])
def design(request: OfficeRequest) -> HttpResponse:
    """Ask for a design step by step, look it through, and freeze a plan of it."""
    room = keeper(request)
    form = _form(request, room.room_id)
    asked = request.POST.get("step", "0")
    is_last = asked == FREEZE
    step = len(STEPS) if is_last else min(int(asked), len(STEPS)) if asked.isdigit() else 0
    wrong = form.first_wrong(step) if form.is_bound else None
    if wrong is not None:
        return _page(request, form, wrong, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if step < len(STEPS):
        return _page(request, form, step)
    looked = _look(request, form)
    if not is_last or looked.objections:
        return _page(request, form, step, looked)
    try:
        made = changes.freeze(
            request.actor, form.plan(looked.method, name=looked.name), now=timezone.now()
        )
    except changes.CannotRecord as refusal:
        form.refuse(refusal.reasons)
        return _page(request, form, step, looked, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, _("The plan is frozen."))
    return redirect("outcomes:plan", made)


def _form(request: OfficeRequest, room_id: int) -> DesignForm:
    """Return the form with what was typed, the chosen series' like offered beside it."""
    offered = queries.countable(request.actor, room_id)
    chosen = request.POST.get("series", "")
    known = dict(offered)
    others = (
        queries.comparable(request.actor, queries.indicator_to_edit(request.actor, UUID(chosen)))
        if chosen in known
        else []
    )
    given = request.POST if request.method == "POST" else None
    return DesignForm(given, series=offered, others=others)


def _unjudged(form: DesignForm, request: OfficeRequest) -> DesignForm:
    """Return a form with the same answers and nothing held against those not asked yet."""
    typed = {
        name: request.POST.getlist(name) if name == "others" else request.POST.get(name)
        for name in form.fields
        if name in request.POST
    }
    return DesignForm(
        initial={"fall_percent": forms.USUAL_FALL, **typed},
        series=list(form.offered("series")),
        others=list(form.offered("others")),
    )


def _look(request: OfficeRequest, form: DesignForm) -> Looked:
    ids = form.ids()
    series = queries.followed(request.actor, ids, as_of=timezone.localdate())
    method = tables.proposed_method(len(series) - 1)
    objections = tables.judged_design(
        series,
        method,
        starts_on=form.needed_day("starts_on"),
        horizon=form.needed_day("horizon"),
        fall_percent=form.needed_number("fall_percent"),
    )
    return Looked(series=series, method=method, objections=objections)


def _page(
    request: OfficeRequest,
    form: DesignForm,
    step: int,
    looked: Looked | None = None,
    *,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    asked = form if status is not HTTPStatus.OK else _unjudged(form, request)
    shown = asked.of_step(step) if step < len(STEPS) else []
    titles = wording.step_titles()
    names = {bound.html_name for bound in shown}
    context = {
        "form": form if looked else asked,
        "shown": shown,
        "carried": [
            (name, value)
            for name in form.fields
            if name not in names and form.is_bound
            for value in request.POST.getlist(name)
        ],
        "step": step,
        "title": titles[step],
        "count": len(titles),
        "looked": looked,
        "has_errors": status is not HTTPStatus.OK,
        "words": wording.all_words(),
        "objections": [
            wording.objection_sentence(one, starts_on=form.needed_day("starts_on"))
            for one in (looked.objections if looked else ())
        ],
        "why": wording.method_reason(looked.method, len(looked.series) - 1) if looked else "",
    }
    return render(request, "outcomes/design.html", context, status=status)
