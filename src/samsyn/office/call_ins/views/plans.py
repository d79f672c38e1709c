"""The list, the plan of a call-in, and the forms about both."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.office.access import Deed, NotPermitted, NotVisible
from samsyn.office.call_ins import changes, forms, queries, wording
from samsyn.office.call_ins.queries import Head
from samsyn.office.call_ins.views.answers import answer, back_to, do, may_plan, show
from samsyn.office.ui import terms
from samsyn.office.ui.answering import Back, FormPage
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.call_ins import PlanStream

both = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def call_in_list(request: OfficeRequest) -> HttpResponse:
    """Show the call-ins of the reader's joint rooms, and whether the yearly one is held."""
    if not request.actor.joint_rooms:
        raise NotPermitted(_("Call-ins stand in the joint room, and you do not read there."))
    page = queries.call_in_list(request.actor, today=timezone.localdate())
    return render(
        request,
        "call_ins/list.html",
        {
            "page": page,
            "cadence": wording.cadence(page.cadence),
            "today": timezone.localdate(),
            "words": wording.all_words(),
        },
    )


@both
def plan_new(request: OfficeRequest) -> HttpResponse:
    """Plan a call-in: a name, a day and groups are enough, and the plan's steps stand there."""
    rooms = queries.planning_rooms(request.actor)
    if not rooms:
        raise NotPermitted(_("Only coordinators of a joint room plan call-ins."))
    room_id = int(rooms[0][0])
    earlier = queries.earlier_plans(request.actor, room_id)
    form = forms.NewCallInForm(
        posted(request),
        initial={
            "minutes": 60,
            "at": "18.00",
            "lead": str(request.actor.staff_id),
            "steps_as": forms.STANDARD,
        },
        choices=_call_in_choices(request, room_id)
        | {"steps_as": [(forms.STANDARD, _("The standard plan")), *earlier]},
    )
    made: list[UUID] = []
    page = FormPage(
        title=_("New call-in"),
        button=_("Plan the call-in"),
        back=Back(reverse("call_ins:list"), _("Call-ins")),
        done=_("The call-in is planned. Its steps are counted back from the evening."),
        lead=_("The plan runs from eight weeks before to thirty days after. You can change it."),
    )

    def save() -> None:
        made.append(changes.plan_call_in(request.actor, form.plan(room_id), now=timezone.now()))

    response = answer(request, form, page, save)
    return redirect("call_ins:call_in", made[0]) if made else response


@require_safe
def call_in(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Show whether the call-in will be ready: every step, and who may no longer be called."""
    page = queries.overview(request.actor, call_in_id, today=timezone.localdate())
    return show(request, "overview", page.head, page=page)


@both
def edit(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Change or move a call-in; whoever saves second is told, and loses nothing."""
    head = _head(request, call_in_id)
    may_plan(request, head)
    at = timezone.localtime(head.starts_at)
    form = forms.CallInForm(
        posted(request),
        initial={
            "version_read": head.version,
            "name": head.name,
            "evening_on": at.date(),
            "at": at.strftime("%H.%M"),
            "minutes": head.minutes,
            "groups": [str(group.id) for group in head.groups],
            "lead": head.lead_id or "",
            "purpose": head.purpose,
        },
        choices=_call_in_choices(request, head.room_id),
    )
    notes = []
    if head.delivered:
        notes.append(
            _("Invitations delivered: %(count)s. If you move the evening, they must be told anew.")
            % {"count": head.delivered}
        )
    page = FormPage(
        title=_("Change %(name)s") % {"name": head.name},
        button=_("Save the changes"),
        done=_("The changes have been saved. Steps that are not done moved with the evening."),
        notes=tuple(notes),
        back=back_to("call_in", head),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.revise_call_in(
            request.actor, form.revision(call_in_id), now=timezone.now()
        ),
        newest=lambda: _head(request, call_in_id).version,
    )


@both
def cancel(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Cancel a call-in, with a reason."""
    head = _head(request, call_in_id)
    may_plan(request, head, Deed.DECIDE_CALL_IN)
    form = forms.ReasonForm(posted(request))
    page = FormPage(
        title=_("Cancel %(name)s") % {"name": head.name},
        button=_("Cancel the call-in"),
        done=_("The call-in has been cancelled."),
        lead=_("Invitations delivered: %(count)s. Each of them must be told.")
        % {"count": head.delivered},
        is_final=True,
        back=back_to("call_in", head),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.cancel_call_in(
            request.actor, call_in_id, because=form.text("because"), now=timezone.now()
        ),
    )


@both
def step_new(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Add an own step to the plan."""
    head = _head(request, call_in_id)
    may_plan(request, head)
    form = forms.StepForm(
        posted(request),
        initial={"days": -14, "owner": head.lead_id or ""},
        choices=_step_choices(head),
    )
    page = FormPage(
        title=_("New step"),
        button=_("Add the step"),
        done=_("The step stands in the plan."),
        back=back_to("call_in", head),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.add_step(request.actor, form.plan(call_in_id), now=timezone.now()),
    )


@both
def step_edit(request: OfficeRequest, step_id: UUID) -> HttpResponse:
    """Change a step's owner or day."""
    head, step = queries.step_to_edit(request.actor, step_id, today=timezone.localdate())
    may_plan(request, head)
    form = forms.StepForm(
        posted(request),
        initial={
            "version_read": step.version,
            "title": step.title,
            "stream": step.stream.value,
            "days": step.days,
            "owner": step.owner_id or "",
        },
        choices=_step_choices(head),
    )
    if step.task:
        del form.fields["title"]
    words = wording.all_words()
    page = FormPage(
        title=words["tasks"].get(step.task, step.title),
        button=_("Save the step"),
        done=_("The step has been saved."),
        back=back_to("call_in", head),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.revise_step(request.actor, form.plan(head.id, step_id), now=timezone.now()),
        newest=lambda: (
            queries.step_to_edit(request.actor, step_id, today=timezone.localdate())[1].version
        ),
    )


@require_POST
def step_tick(request: OfficeRequest, step_id: UUID) -> HttpResponse:
    """Say that a step is done, or not after all."""
    head, _step = queries.step_to_edit(request.actor, step_id, today=timezone.localdate())
    done = request.POST.get("done") != "no"
    return do(
        request,
        lambda: changes.tick_step(request.actor, step_id, done=done, now=timezone.now()),
        then=f"{reverse('call_ins:call_in', args=[head.id])}#step-{step_id}",
    )


@both
def stream_owner(request: OfficeRequest, call_in_id: UUID, stream: str) -> HttpResponse:
    """Give what remains of a stream to one owner."""
    if stream not in {one.value for one in PlanStream}:
        raise NotVisible(_("The page does not exist."))
    head = _head(request, call_in_id)
    may_plan(request, head)
    form = forms.OwnerForm(
        posted(request),
        choices={"owner": queries.staff_choices(head.room_id, now=timezone.now())},
    )
    page = FormPage(
        title=terms.word(PlanStream(stream)),
        button=_("Save the owner"),
        done=_("The steps that remain have their owner."),
        lead=_("Every step of this part that is not done gets this owner."),
        back=back_to("call_in", head),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.give_stream(
            request.actor, call_in_id, PlanStream(stream), form.staff("owner"), now=timezone.now()
        ),
    )


def _head(request: OfficeRequest, call_in_id: UUID) -> Head:
    return queries.head_of(request.actor, call_in_id, today=timezone.localdate())


def _call_in_choices(request: OfficeRequest, room_id: int) -> dict[str, list[tuple[str, str]]]:
    return {
        "groups": queries.group_choices(request.actor, frozenset({room_id})),
        "lead": queries.staff_choices(room_id, now=timezone.now()),
    }


def _step_choices(head: Head) -> dict[str, list[tuple[str, str]]]:
    return {
        "stream": terms.choices(PlanStream),
        "owner": queries.staff_choices(head.room_id, now=timezone.now()),
    }
