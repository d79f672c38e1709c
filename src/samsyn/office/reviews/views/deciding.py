"""What is decided, the tasks that it becomes, and what became of them."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.office import access
from samsyn.office.access import RoomItself
from samsyn.office.reviews import changes, forms, queries, wording
from samsyn.office.reviews.changes import TaskNotePlan
from samsyn.office.reviews.views.saving import (
    NOES,
    UNREADABLE,
    answer,
    at,
    back_to,
    correct,
    do_and_return,
    held,
    page_of,
)
from samsyn.office.reviews.views.showing import decision_edit_form, decision_form
from samsyn.office.ui import terms
from samsyn.office.ui.answering import try_saving
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.reviews import ReviewSection, TaskStep


@require_POST
def decide(request: OfficeRequest, review_id: UUID) -> HttpResponse:
    """Write a decision, as a task too if that button was pressed."""
    now, head = timezone.now(), held(request, review_id)
    form = decision_form(head, now=now, posted=request.POST)
    is_task = request.POST.get("as_task") == "1"
    return answer(
        request,
        review_id,
        ("decide", form),
        lambda: changes.decide(request.actor, form.plan(review_id, is_task=is_task), now=now),
        ReviewSection.DECISIONS,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def decision_edit(request: OfficeRequest, decision_id: UUID) -> HttpResponse:
    """Correct a decision while its review is open."""
    now = timezone.now()
    found = queries.decision_to_edit(request.actor, decision_id, now=now)
    head = held(request, found.head.id)
    form = decision_edit_form(found, now=now, posted=posted(request))
    return correct(
        request,
        form,
        page_of(
            request,
            head,
            ReviewSection.DECISIONS,
            title=_("Correct decision %(number)s") % {"number": found.decision.number},
            done=_("The decision is corrected."),
        ),
        lambda: changes.revise_decision(
            request.actor,
            decision_id,
            form.plan(head.id, is_task=False),
            version=form.version,
            now=now,
        ),
        newest=lambda: (
            queries.decision_to_edit(request.actor, decision_id, now=now).decision.version
        ),
    )


@require_POST
def task_make(request: OfficeRequest, decision_id: UUID) -> HttpResponse:
    """Make a task of a decision."""
    review_id = queries.review_of_decision(request.actor, decision_id)
    return do_and_return(
        request,
        lambda: changes.make_task(request.actor, decision_id, now=timezone.now()),
        then=back_to(request, review_id, ReviewSection.DECISIONS),
    )


@require_POST
def decision_strike(request: OfficeRequest, decision_id: UUID) -> HttpResponse:
    """Take back a decision that was written by mistake."""
    review_id = queries.review_of_decision(request.actor, decision_id)
    return do_and_return(
        request,
        lambda: changes.strike_decision(request.actor, decision_id, now=timezone.now()),
        then=back_to(request, review_id, ReviewSection.DECISIONS),
    )


@require_POST
def task_done(request: OfficeRequest, task_id: UUID) -> HttpResponse:
    """Note with one press that a task is done."""
    return do_and_return(
        request,
        lambda: changes.say_of_task(
            request.actor, TaskNotePlan(task_id=task_id, step=TaskStep.DONE), now=timezone.now()
        ),
        then=_of_task(request),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def task(request: OfficeRequest, task_id: UUID) -> HttpResponse:
    """Note what became of a task: done, not done, moved, and why."""
    now = timezone.now()
    shown = queries.task_of(request.actor, task_id, now=now)
    deed = queries.deed_for(request.actor, shown.staff_id)
    access.require(request.actor, deed, about=RoomItself(shown.room_id))
    form = forms.TaskForm(posted(request), choices={"step": terms.choices(TaskStep)})
    back = _of_task(request)
    if form.is_bound and try_saving(
        request, form, lambda: changes.say_of_task(request.actor, form.plan(task_id), now=now), NOES
    ):
        return redirect(back)
    context = {"form": form, "task": shown, "back": back, "words": wording}
    status = UNREADABLE if form.is_bound else HTTPStatus.OK
    return render(request, "reviews/task.html", context, status=status)


def _of_task(request: OfficeRequest) -> str:
    """Return the open review's tasks if there is one in the reader's rooms, else the calendar."""
    found = queries.open_review_of(request.actor)
    if found is None:
        return reverse("calendar:calendar")
    return at(reverse("reviews:review", args=[found]), ReviewSection.TASKS)
