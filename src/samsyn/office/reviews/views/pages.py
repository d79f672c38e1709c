"""The pages that are read: the list, the review, the meeting, the partners' part, the minutes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samsyn.office.printing import CannotPrint, note_print, pdf_response
from samsyn.office.reviews import prints, queries, wording
from samsyn.office.reviews.views.showing import forms_of, screen_of, show_review
from samsyn.office.ui.languages import active_language
from samsyn.office.ui.requests import OfficeRequest
from samsyn.vocabulary.reviews import ReviewSection


@require_safe
def review_list(request: OfficeRequest) -> HttpResponse:
    """Show the reviews of the reader's rooms, and where a new one is opened."""
    rooms = queries.review_list(request.actor, now=timezone.now())
    return render(request, "reviews/list.html", {"rooms": rooms, "words": wording})


@require_safe
def review(request: OfficeRequest, review_id: UUID) -> HttpResponse:
    """Show one review, every section of it."""
    return show_review(request, review_id)


@require_safe
def meeting(request: OfficeRequest, review_id: UUID) -> HttpResponse:
    """Show one section at a time, for the wall: codes of groups and incidents, no names.

    What changed since the freeze is asked for the section that is shown, and for no other.
    """
    now = timezone.now()
    head = queries.head_of(request.actor, review_id, now=now)
    screen = screen_of(head, request.GET.get("del", ""))
    page = queries.review_page(
        request.actor, review_id, now=now, beside={screen.section}, on_the_wall=True
    )
    context = {
        "page": page,
        "words": wording,
        "today": timezone.localdate(now),
        "forms": forms_of(request, page, {}, now=now),
        "screen": screen,
    }
    return render(request, "reviews/meeting.html", context)


@require_safe
def partners(request: OfficeRequest, review_id: UUID) -> HttpResponse:
    """Show what each agency has to do and has promised: the shorter meeting between agencies."""
    now = timezone.now()
    page = queries.review_page(request.actor, review_id, now=now, beside={ReviewSection.PROMISES})
    context = {
        "given": queries.by_agency(page),
        "words": wording,
        "today": timezone.localdate(now),
    }
    return render(request, "reviews/partners.html", context)


@require_safe
def minutes(request: OfficeRequest, review_id: UUID) -> HttpResponse:
    """Print the minutes on one page; a draft until they are signed, of what would be signed."""
    now = timezone.now()
    page = queries.review_page(request.actor, review_id, now=now, beside=())
    try:
        sheet = prints.minutes(request.actor, page, language=active_language(), now=now)
    except CannotPrint as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return redirect("reviews:review", review_id)
    noted = note_print(
        request.actor,
        subject="reviews_review",
        record_ids=[review_id],
        room_ids=[page.head.room.room_id],
    )
    return pdf_response(sheet, name="weekly-review-minutes", noted=noted)
