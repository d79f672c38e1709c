"""One way to save what was typed in a review, and to go back to where it was sent from."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Deed, RoomItself
from samsyn.office.reviews import queries, wording
from samsyn.office.reviews.changes import CannotReview, ReviewMoved
from samsyn.office.reviews.queries import ReviewHead
from samsyn.office.reviews.views.showing import IN_MEETING, show_review
from samsyn.office.ui.answering import Answering, Back, FormPage, Noes, do, try_saving
from samsyn.office.ui.office_forms import OfficeForm
from samsyn.office.ui.requests import OfficeRequest
from samsyn.vocabulary.reviews import ReviewSection

NOES = Noes(refused=(CannotReview,), overtaken=ReviewMoved)
UNREADABLE = HTTPStatus.UNPROCESSABLE_ENTITY
_CORRECTING = Answering(
    noes=Noes(refused=(CannotReview,)),  # two who have one decision open, as everywhere
    home=lambda: Back(reverse("reviews:list"), _("Weekly review")),
    short=frozenset(["due_on"]),
)
correct = _CORRECTING.answer


def page_of(
    request: OfficeRequest, head: ReviewHead, section: ReviewSection, *, title: str, done: str
) -> FormPage:
    """Return what stands round the form of something that is corrected."""
    return FormPage(
        title=title,
        button=_("Save the correction"),
        back=Back(back_to(request, head.id, section), wording.title_of(head)),
        done=done,
    )


def held(request: OfficeRequest, review_id: UUID) -> ReviewHead:
    """Return a review that the reader may write in; refuses before anything is judged."""
    head = queries.head_of(request.actor, review_id, now=timezone.now())
    access.require(request.actor, Deed.HOLD_REVIEW, about=RoomItself(head.room.room_id))
    return head


def answer(
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
        return redirect(back_to(request, review_id, section))
    return show_review(request, review_id, {name: form}, UNREADABLE, section)


def do_and_return(
    request: OfficeRequest, deed: Callable[[], object], *, then: str, done: str = ""
) -> HttpResponse:
    return do(request, deed, NOES.refused, then=then, done=done)


def back_to(request: OfficeRequest, review_id: UUID, section: ReviewSection) -> str:
    """Return the page that was sent from: the meeting's screen, or the section of the review."""
    if IN_MEETING in (request.POST.get("back"), request.GET.get("back")):
        return f"{reverse('reviews:meeting', args=[review_id])}?del={section.value}"
    return at(reverse("reviews:review", args=[review_id]), section)


def at(address: str, section: ReviewSection) -> str:
    return f"{address}#{section.value}"
