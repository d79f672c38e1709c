"""What is done with a review: opened, gone through, decided, signed, approved."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.office import access
from samsyn.office.access import Deed, NotPermitted, RoomItself
from samsyn.office.reviews import changes, forms, queries, wording
from samsyn.office.reviews.changes import CannotReview, ReviewMoved, TaskNotePlan
from samsyn.office.reviews.queries import ReviewHead
from samsyn.office.reviews.views.showing import (
    IN_MEETING,
    decision_form,
    presence_form,
    show_review,
)
from samsyn.office.ui import terms
from samsyn.office.ui.answering import Noes, do, tell, try_saving
from samsyn.office.ui.office_forms import OfficeForm
from samsyn.office.ui.requests import OfficeRequest
from samsyn.vocabulary.reviews import ReviewSection, TaskStep

NOES = Noes(refused=(CannotReview,), overtaken=ReviewMoved)
_UNREADABLE = HTTPStatus.UNPROCESSABLE_ENTITY


@require_POST
def open_week(request: OfficeRequest) -> HttpResponse:
    """Open a room's next review."""
    rooms = {str(one.room_id): one.room_id for one in queries.rooms_of(request.actor)}
    room_id = rooms.get(request.POST.get("room", ""))
    if room_id is None:
        raise NotPermitted(_("Weekly reviews are held in the joint room and in the police's own."))
    try:
        made = changes.open_review(request.actor, room_id, now=timezone.now())
    except CannotReview as refusal:
        tell(request, refusal)
        return redirect("reviews:list")
    return redirect("reviews:review", made)


@require_POST
def refresh(request: OfficeRequest, review_id: UUID) -> HttpResponse:
    """Freeze the data anew."""
    return _do(
        request,
        lambda: changes.refresh(request.actor, review_id, now=timezone.now()),
        then=reverse("reviews:review", args=[review_id]),
        done=_("The data are frozen anew."),
    )


@require_POST
def mark(request: OfficeRequest, review_id: UUID, incident_id: UUID) -> HttpResponse:
    """Note that the room has gone through an incident."""
    form = forms.MarkForm(request.POST)
    note = form.text("note") if form.is_valid() else request.POST.get("note", "")
    return _do(
        request,
        lambda: changes.mark_incident(
            request.actor, review_id, incident_id, note, now=timezone.now()
        ),
        then=_back(request, review_id, ReviewSection.INCIDENTS),
    )


@require_POST
def decide(request: OfficeRequest, review_id: UUID) -> HttpResponse:
    """Write a decision, as a task too if that button was pressed."""
    now, head = timezone.now(), _held(request, review_id)
    form = decision_form(head, now=now, posted=request.POST)
    is_task = request.POST.get("as_task") == "1"
    return _answer(
        request,
        review_id,
        ("decide", form),
        lambda: changes.decide(request.actor, form.plan(review_id, is_task=is_task), now=now),
        ReviewSection.DECISIONS,
    )


@require_POST
def present(request: OfficeRequest, review_id: UUID) -> HttpResponse:
    """Note who is present."""
    now, head = timezone.now(), _held(request, review_id)
    form = presence_form(head, now=now, posted=request.POST)
    return _answer(
        request,
        review_id,
        ("present", form),
        lambda: changes.note_present(request.actor, form.plan(review_id), now=now),
        ReviewSection.CLOSING,
    )


@require_POST
def dissent(request: OfficeRequest, review_id: UUID) -> HttpResponse:
    """Note what somebody thinks otherwise."""
    _held(request, review_id)
    form = forms.DissentForm(request.POST)
    return _answer(
        request,
        review_id,
        ("dissent", form),
        lambda: changes.note_dissent(request.actor, form.plan(review_id), now=timezone.now()),
        ReviewSection.CLOSING,
    )


@require_POST
def sign(request: OfficeRequest, review_id: UUID) -> HttpResponse:
    """Sign the minutes that were read."""
    head = queries.head_of(request.actor, review_id, now=timezone.now())
    access.require(request.actor, Deed.SIGN_REVIEW, about=RoomItself(head.room.room_id))
    form = forms.SignForm(request.POST)
    return _answer(
        request,
        review_id,
        ("sign", form),
        lambda: changes.sign(
            request.actor,
            review_id,
            version=form.cleaned_data["version_read"],
            now=timezone.now(),
        ),
        ReviewSection.CLOSING,
        done=_("The minutes are signed. The other agencies approve them for themselves."),
    )


@require_POST
def approve(request: OfficeRequest, review_id: UUID) -> HttpResponse:
    """Stand behind the minutes for the reader's own agency."""
    return _do(
        request,
        lambda: changes.approve(request.actor, review_id, now=timezone.now()),
        then=_at(reverse("reviews:review", args=[review_id]), ReviewSection.CLOSING),
        done=_("The minutes are approved for your agency."),
    )


@require_POST
def task_make(request: OfficeRequest, decision_id: UUID) -> HttpResponse:
    """Make a task of a decision."""
    review_id = queries.review_of_decision(request.actor, decision_id)
    return _do(
        request,
        lambda: changes.make_task(request.actor, decision_id, now=timezone.now()),
        then=_back(request, review_id, ReviewSection.DECISIONS),
    )


@require_POST
def decision_strike(request: OfficeRequest, decision_id: UUID) -> HttpResponse:
    """Take back a decision that was written by mistake."""
    review_id = queries.review_of_decision(request.actor, decision_id)
    return _do(
        request,
        lambda: changes.strike_decision(request.actor, decision_id, now=timezone.now()),
        then=_back(request, review_id, ReviewSection.DECISIONS),
    )


@require_POST
def dissent_strike(request: OfficeRequest, dissent_id: UUID) -> HttpResponse:
    """Take back a dissent that was written by mistake."""
    review_id = queries.review_of_dissent(request.actor, dissent_id)
    return _do(
        request,
        lambda: changes.strike_dissent(request.actor, dissent_id, now=timezone.now()),
        then=_back(request, review_id, ReviewSection.CLOSING),
    )


@require_POST
def task_done(request: OfficeRequest, task_id: UUID) -> HttpResponse:
    """Note with one press that a task is done."""
    return _do(
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
    posted = request.POST if request.method == "POST" else None
    form = forms.TaskForm(posted, choices={"step": terms.choices(TaskStep)})
    back = _of_task(request)
    if posted is not None and try_saving(
        request, form, lambda: changes.say_of_task(request.actor, form.plan(task_id), now=now), NOES
    ):
        return redirect(back)
    context = {"form": form, "task": shown, "back": back, "words": wording}
    status = _UNREADABLE if form.is_bound else HTTPStatus.OK
    return render(request, "reviews/task.html", context, status=status)


def _held(request: OfficeRequest, review_id: UUID) -> ReviewHead:
    """Return a review that the reader may write in; refuses before anything is judged."""
    head = queries.head_of(request.actor, review_id, now=timezone.now())
    access.require(request.actor, Deed.HOLD_REVIEW, about=RoomItself(head.room.room_id))
    return head


def _answer(
    request: OfficeRequest,
    review_id: UUID,
    named: tuple[str, OfficeForm],
    save: Callable[[], object],
    section: ReviewSection,
    *,
    done: str = "",
) -> HttpResponse:
    """Save what was posted and go back, or show the review with the form as it was filled in."""
    name, form = named
    if try_saving(
        request,
        form,
        save,
        NOES,
        newest=lambda: queries.head_of(request.actor, review_id, now=timezone.now()).version,
    ):
        if done:
            messages.success(request, done)
        return redirect(_back(request, review_id, section))
    return show_review(request, review_id, {name: form}, _UNREADABLE, section)


def _do(
    request: OfficeRequest, deed: Callable[[], object], *, then: str, done: str = ""
) -> HttpResponse:
    return do(request, deed, NOES.refused, then=then, done=done)


def _back(request: OfficeRequest, review_id: UUID, section: ReviewSection) -> str:
    """Return the page that was sent from: the meeting's screen, or the section of the review."""
    if request.POST.get("back") == IN_MEETING:
        return f"{reverse('reviews:meeting', args=[review_id])}?del={section.value}"
    return _at(reverse("reviews:review", args=[review_id]), section)


def _of_task(request: OfficeRequest) -> str:
    """Return the open review's tasks if there is one in the reader's rooms, else the calendar."""
    found = queries.open_review_of(request.actor)
    if found is None:
        return reverse("calendar:calendar")
    return _at(reverse("reviews:review", args=[found]), ReviewSection.TASKS)


def _at(address: str, section: ReviewSection) -> str:
    return f"{address}#{section.value}"
