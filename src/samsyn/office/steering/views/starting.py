"""The forms of the start-up, and the fidelity panel's one button."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.office.call_ins.queries import staff_choices
from samsyn.office.steering import changes, forms, queries, wording
from samsyn.office.steering.views.answers import answer, do, keeper
from samsyn.office.ui import terms
from samsyn.office.ui.answering import Back, FormPage
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.steering import StartUpPhase, StartUpTask

both = require_http_methods(["GET", "HEAD", "POST"])


@require_POST
def begin(request: OfficeRequest) -> HttpResponse:
    """Write the standard steps."""
    room = keeper(request)
    return do(
        request,
        lambda: changes.begin_start_up(request.actor, room.room_id, now=timezone.now()),
        then=reverse("steering:start_up"),
        done=_("The steps of the start-up stand in the list. Give them owners and days."),
    )


@require_POST
def ready(request: OfficeRequest) -> HttpResponse:
    """Say that the site is ready for messages."""
    room = keeper(request)
    return do(
        request,
        lambda: changes.declare_ready(request.actor, room.room_id, now=timezone.now()),
        then=reverse("steering:start_up"),
        done=_("The site is ready for messages."),
    )


@require_POST
def give(request: OfficeRequest) -> HttpResponse:
    """Give the steering group how the core elements stand now."""
    room = keeper(request)
    return do(
        request,
        lambda: changes.give_to_steering(request.actor, room.room_id, now=timezone.now()),
        then=reverse("steering:fidelity"),
        done=_("The steering group sees these figures from now on."),
    )


@both
def step_new(request: OfficeRequest) -> HttpResponse:
    """Add a step of the site's own."""
    room = keeper(request)
    form = forms.StepForm(
        posted(request),
        choices=_choices(room.room_id),
    )
    page = FormPage(
        title=_("New step of the start-up"),
        button=_("Add the step"),
        back=Back(reverse("steering:start_up"), _("Start-up")),
        done=_("The step stands in the list."),
    )

    def save() -> None:
        step = form.plan(room.room_id, StartUpPhase.START_UP)
        changes.add_step(request.actor, step, now=timezone.now())

    return answer(request, form, page, save)


@both
def step_edit(request: OfficeRequest, step_id: UUID) -> HttpResponse:
    """Change a step's owner and day."""
    step = _step(request, step_id)
    keeper(request)
    form = forms.StepForm(
        posted(request),
        initial={
            "version_read": step.version,
            "title": step.title,
            "phase": step.phase.value,
            "due_on": step.due_on,
            "owner": step.owner_id or "",
        },
        choices=_choices(step.room_id),
    )
    if step.task:
        del form.fields["title"], form.fields["phase"]
    page = FormPage(
        title=wording.step_title(step.task, step.title),
        button=_("Save the step"),
        back=Back(reverse("steering:start_up"), _("Start-up")),
        done=_("The step has been saved."),
    )

    def save() -> None:
        plan = form.plan(step.room_id, step.phase)
        changes.revise_step(request.actor, step_id, plan, now=timezone.now())

    return answer(request, form, page, save, newest=lambda: _step(request, step_id).version)


@both
def evidence(request: OfficeRequest, step_id: UUID) -> HttpResponse:
    """Write what proves that a step is done."""
    step = _step(request, step_id)
    keeper(request)
    covers = step.covers or (None, None)
    form = forms.EvidenceForm(
        posted(request),
        initial={
            "version_read": step.version,
            "evidence": step.evidence,
            "evidence_on": step.evidence_on or timezone.localdate(),
            "covers_from": covers[0],
            "covers_to": covers[1],
        },
    )
    if step.task != StartUpTask.BASELINE:
        del form.fields["covers_from"], form.fields["covers_to"]
    page = FormPage(
        title=wording.step_title(step.task, step.title),
        button=_("Save the evidence"),
        back=Back(reverse("steering:start_up"), _("Start-up")),
        done=_("The evidence has been saved."),
        lead=_("A step is done when it has evidence. Your name and the day are kept with it."),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.show_evidence(request.actor, form.plan(step_id), now=timezone.now()),
        newest=lambda: _step(request, step_id).version,
    )


def _step(request: OfficeRequest, step_id: UUID) -> queries.StartUpStepShown:
    return queries.start_up_step(request.actor, step_id, today=timezone.localdate())


def _choices(room_id: int) -> dict[str, list[tuple[str, str]]]:
    return {
        "phase": terms.choices(StartUpPhase),
        "owner": staff_choices(room_id, now=timezone.now()),
    }
