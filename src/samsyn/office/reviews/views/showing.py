"""One way to show a review, whole or one section at a time, with its forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from samsyn.office.reviews import forms, queries, wording
from samsyn.office.reviews.queries import DecisionToEdit, ReviewHead, ReviewPage
from samsyn.office.ui.office_forms import OfficeForm
from samsyn.office.ui.requests import OfficeRequest
from samsyn.vocabulary.reviews import ReviewSection

COMPARE = "compare"  # in the address: signed minutes beside the data of now
IN_MEETING = "meeting"  # a form's `back`: the page that it was sent from
Bound = Mapping[str, OfficeForm]


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One section of the meeting, with what comes before and after it."""

    section: ReviewSection
    number: int
    screens: int
    before: str  # the section's value, '' for the first and the last
    after: str


def show_review(
    request: OfficeRequest,
    review_id: UUID,
    bound: Bound | None = None,
    status: HTTPStatus = HTTPStatus.OK,
    refused_in: ReviewSection | None = None,
) -> HttpResponse:
    """Show the whole review, with a form that was refused in the place of its empty one.

    Signed minutes stand as they were signed, unless the reader asks what the data say now.
    """
    now = timezone.now()
    asked = COMPARE in request.GET
    page = queries.review_page(request.actor, review_id, now=now, though_signed=asked)
    context = {
        "page": page,
        "words": wording,
        "today": timezone.localdate(now),
        "forms": forms_of(request, page, bound or {}, now=now),
        "form": next(iter(bound.values())) if bound else None,  # whose errors the title tells
        "refused_in": refused_in,
        "screen": None,
    }
    return render(request, "reviews/review.html", context, status=status)


def forms_of(
    request: OfficeRequest, page: ReviewPage, bound: Bound, *, now: datetime
) -> Mapping[str, OfficeForm]:
    """Return the forms of an open review that the reader may fill in, by what they are for."""
    head = page.head
    if not (head.is_open and head.room.may_hold):
        return {}
    staff, organisations = queries.usually_present(request.actor, head.id, page.present)
    given: dict[str, OfficeForm] = {
        "decide": decision_form(head, now=now),
        "present": presence_form(head, now=now, staff=staff, organisations=organisations),
        "dissent": forms.DissentForm(),
        "sign": forms.SignForm(initial={"version_read": head.version}),
    }
    return {**given, **bound}


def decision_form(head: ReviewHead, *, now: datetime, posted: Any = None) -> forms.DecisionForm:
    """Return the form of a decision, with the day of the next review."""
    return forms.DecisionForm(
        posted,
        initial={"due_on": queries.usual_day(head)},
        choices={"owner": queries.owner_choices(head, now=now)},
    )


def decision_edit_form(
    found: DecisionToEdit, *, now: datetime, posted: Any = None
) -> forms.DecisionEditForm:
    """Return the form of a decision that stands, with who answers for it and its day."""
    stands = found.decision
    owner = (
        (queries.AGENCY, stands.agency_id) if stands.agency_id else (queries.STAFF, stands.staff_id)
    )
    return forms.DecisionEditForm(
        posted,
        initial={
            "decided": stands.text,
            "owner": f"{owner[0]}-{owner[1]}" if owner[1] else "",
            "due_on": stands.due_on,
            "version_read": stands.version,
        },
        choices={"owner": queries.owner_choices(found.head, now=now)},
    )


def presence_form(
    head: ReviewHead,
    *,
    now: datetime,
    posted: Any = None,
    staff: list[str] | None = None,
    organisations: list[str] | None = None,
) -> forms.PresenceForm:
    """Return the form of who is present, ticked as they were the last time."""
    form = forms.PresenceForm(
        posted,
        initial={
            "members": staff or [],
            "organisations": "\n".join(organisations or ()),
            "version_read": head.version,
        },
    )
    form.fields["members"].choices = queries.staff_choices(head, now=now)  # type: ignore[attr-defined]
    return form


def screen_of(head: ReviewHead, wanted: str) -> Screen:
    """Return a section as one screen of the meeting; the first one for a word that is none."""
    order = head.sections
    section = next((one for one in order if one.value == wanted), order[0])
    turn = order.index(section)
    return Screen(
        section=section,
        number=turn + 1,
        screens=len(order),
        before=order[turn - 1].value if turn else "",
        after=order[turn + 1].value if turn + 1 < len(order) else "",
    )
