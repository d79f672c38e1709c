"""Measures: asked of an agency, and decided on and ticked by that agency alone."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samsyn.office.access import Deed, NotPermitted, NotVisible
from samsyn.office.sanctions import changes, forms, queries, wording
from samsyn.office.sanctions.changes.refusals import not_the_agency
from samsyn.office.sanctions.views.answers import answer, do, need, need_joint_room
from samsyn.office.sanctions.views.triggers import both
from samsyn.office.ui import terms
from samsyn.office.ui.answering import Back, FormPage
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.levers import CATALOGUE
from samsyn.vocabulary.sanctions import MeasureStep


@require_safe
def our_measures(request: OfficeRequest) -> HttpResponse:
    """Show what the reader's own agency is asked to do: those that wait first."""
    need_joint_room(request)
    found = queries.our_measures(request.actor, today=timezone.localdate())
    context = {"found": found, "words": wording.all_words(), "today": timezone.localdate()}
    return render(request, "sanctions/measures.html", context)


@both
def measure_new(request: OfficeRequest, round_id: UUID) -> HttpResponse:
    """Ask an agency for a measure of the catalogue."""
    found = queries.round_in_short(request.actor, round_id, today=timezone.localdate())
    need(request, Deed.PREPARE_ROUND, found.room_id)
    offered = queries.lever_choices(found.room_id, now=timezone.now())
    form = forms.MeasureForm(
        posted(request),
        choices={
            "lever": [
                (lever.value, wording.lever_choice(lever, agency)) for lever, agency in offered
            ]
        },
    )
    page = FormPage(
        title=_("Ask for a measure"),
        button=_("Ask for the measure"),
        back=Back(reverse("sanctions:round", args=[round_id]), found.group.name),
        done=_("The agency is asked. It decides itself."),
        lead=_("Every partner sees the title, the status and the dates. Nothing more."),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.request_measure(request.actor, form.plan(round_id), now=timezone.now()),
    )


@require_safe
def measure(request: OfficeRequest, measure_id: UUID) -> HttpResponse:
    """Show a measure; the agency's own notes for its own staff alone."""
    page = queries.measure_page(request.actor, measure_id, today=timezone.localdate())
    context = {
        "page": page,
        "found": page.measure,
        "facts": CATALOGUE[page.measure.lever],
        "buttons": {
            one.value: wording.step_button(one) for one in MeasureStep if one in page.measure.steps
        },
        "words": wording.all_words(),
        "today": timezone.localdate(),
    }
    return render(request, "sanctions/measure.html", context)


@both
def step(request: OfficeRequest, measure_id: UUID, step: str) -> HttpResponse:
    """Take one step of one's own agency's measure."""
    steps = {one.value: one for one in MeasureStep if one is not MeasureStep.WITHDRAW}
    if step not in steps:
        raise NotVisible(_("The page does not exist."))
    page = queries.measure_page(request.actor, measure_id, today=timezone.localdate())
    if not page.measure.is_own:
        raise NotPermitted(not_the_agency())
    form = forms.StepForm(posted(request), step=steps[step])
    around = FormPage(
        title=f"{terms.word(page.measure.lever)}: {terms.running(steps[step])}",
        button=wording.step_button(steps[step]),
        back=Back(reverse("sanctions:measure", args=[measure_id]), terms.word(page.measure.lever)),
        done=_("The step is noted. The other partners see the status and the date."),
        lead=page.measure.what,
    )
    return answer(
        request,
        form,
        around,
        lambda: changes.take_step(request.actor, form.plan(measure_id), now=timezone.now()),
    )


@require_POST
def withdraw(request: OfficeRequest, measure_id: UUID) -> HttpResponse:
    """Take back a request that nobody has answered."""
    return do(
        request,
        lambda: changes.withdraw_measure(request.actor, measure_id, now=timezone.now()),
        then=reverse("sanctions:measure", args=[measure_id]),
        done=_("The request is withdrawn."),
    )
