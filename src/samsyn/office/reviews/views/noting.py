"""What is done with a review: opened, gone through, said otherwise, signed, approved."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.office import access
from samsyn.office.access import Deed, NotPermitted, RoomItself
from samsyn.office.reviews import changes, forms, queries
from samsyn.office.reviews.changes import CannotReview
from samsyn.office.reviews.views.saving import (
    answer,
    at,
    back_to,
    correct,
    do_and_return,
    held,
    page_of,
)
from samsyn.office.reviews.views.showing import presence_form
from samsyn.office.ui.answering import tell
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.reviews import ReviewSection


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
    return do_and_return(
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
    return do_and_return(
        request,
        lambda: changes.mark_incident(
            request.actor, review_id, incident_id, note, now=timezone.now()
        ),
        then=back_to(request, review_id, ReviewSection.INCIDENTS),
    )


@require_POST
def present(request: OfficeRequest, review_id: UUID) -> HttpResponse:
    """Note who is present."""
    now, head = timezone.now(), held(request, review_id)
    form = presence_form(head, now=now, posted=request.POST)
    return answer(
        request,
        review_id,
        ("present", form),
        lambda: changes.note_present(request.actor, form.plan(review_id), now=now),
        ReviewSection.CLOSING,
    )


@require_POST
def dissent(request: OfficeRequest, review_id: UUID) -> HttpResponse:
    """Note what somebody thinks otherwise."""
    held(request, review_id)
    form = forms.DissentForm(request.POST)
    return answer(
        request,
        review_id,
        ("dissent", form),
        lambda: changes.note_dissent(request.actor, form.plan(review_id), now=timezone.now()),
        ReviewSection.CLOSING,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def dissent_edit(request: OfficeRequest, dissent_id: UUID) -> HttpResponse:
    """Correct what somebody thought otherwise, while the review is open."""
    now = timezone.now()
    found = queries.dissent_to_edit(request.actor, dissent_id, now=now)
    head, stands = held(request, found.head.id), found.dissent
    form = forms.DissentEditForm(
        posted(request),
        initial={"who": stands.who, "said": stands.text, "version_read": stands.version},
    )
    return correct(
        request,
        form,
        page_of(
            request,
            head,
            ReviewSection.CLOSING,
            title=_("Correct the dissent of %(who)s") % {"who": stands.who},
            done=_("The dissent is corrected."),
        ),
        lambda: changes.revise_dissent(
            request.actor, dissent_id, form.plan(head.id), version=form.version, now=now
        ),
        newest=lambda: queries.dissent_to_edit(request.actor, dissent_id, now=now).dissent.version,
    )


@require_POST
def dissent_strike(request: OfficeRequest, dissent_id: UUID) -> HttpResponse:
    """Take back a dissent that was written by mistake."""
    review_id = queries.review_of_dissent(request.actor, dissent_id)
    return do_and_return(
        request,
        lambda: changes.strike_dissent(request.actor, dissent_id, now=timezone.now()),
        then=back_to(request, review_id, ReviewSection.CLOSING),
    )


@require_POST
def sign(request: OfficeRequest, review_id: UUID) -> HttpResponse:
    """Sign the minutes that were read."""
    head = queries.head_of(request.actor, review_id, now=timezone.now())
    access.require(request.actor, Deed.SIGN_REVIEW, about=RoomItself(head.room.room_id))
    form = forms.SignForm(request.POST)
    return answer(
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
    return do_and_return(
        request,
        lambda: changes.approve(request.actor, review_id, now=timezone.now()),
        then=at(reverse("reviews:review", args=[review_id]), ReviewSection.CLOSING),
        done=_("The minutes are approved for your agency."),
    )
