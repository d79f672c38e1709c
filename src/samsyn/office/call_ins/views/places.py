"""The place and its safety, go or no-go, the seating and the audience."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.office.access import Deed
from samsyn.office.call_ins import changes, forms, queries
from samsyn.office.call_ins.queries import Venue
from samsyn.office.call_ins.views.answers import answer, back_to, do, may_plan, show
from samsyn.office.ui import terms
from samsyn.office.ui.answering import FormPage
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.call_ins import GoDecision, Neutrality

both = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def venue(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Show the place, the safety plan, and who has signed what."""
    page = _venue(request, call_in_id)
    return show(request, "venue", page.head, page=page)


@both
def venue_edit(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Write the place and the safety plan."""
    row = _venue(request, call_in_id)
    may_plan(request, row.head)
    texts = ("venue", "neutrality_note", "entrances", "searches", "guards", "no_arrests")
    form = forms.SafetyForm(
        posted(request),
        initial={
            "version_read": row.version,
            "neutrality": row.neutrality.value,
            "if_something_happens": row.if_something_happens,
            **{name: getattr(row, name) for name in texts},
        },
        choices={"neutrality": terms.choices(Neutrality)},
    )
    page = FormPage(
        title=_("Place and safety"),
        button=_("Save the safety plan"),
        done=_("The safety plan has been saved."),
        lead=_("Write nothing about single invitees here: the plan is printed."),
        back=back_to("venue", row.head),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.revise_safety(request.actor, form.plan(call_in_id), now=timezone.now()),
        newest=lambda: _venue(request, call_in_id).version,
    )


@both
def sign_off(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Give one's own word on whether the evening can be held."""
    head = queries.head_of(request.actor, call_in_id, today=timezone.localdate())
    may_plan(request, head, Deed.DECIDE_CALL_IN)
    form = forms.SignOffForm(
        posted(request),
        choices={
            "agency": queries.own_agency_choices(request.actor, head.room_id, now=timezone.now()),
            "decision": terms.choices(GoDecision),
        },
    )
    page = FormPage(
        title=_("Go or no-go"),
        button=_("Sign"),
        done=_("Your word has been noted. It holds until you say something else."),
        lead=_(
            "Go needs the police and one more partner. One no-go is enough to stop. With your go "
            "you say that your own rooms know nothing against anybody on the list."
        ),
        back=back_to("venue", head),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.sign_off(request.actor, form.plan(call_in_id), now=timezone.now()),
    )


@require_safe
def seating(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Show who sits where, and who sits too close to whom."""
    page = queries.seating(request.actor, call_in_id, today=timezone.localdate())
    return show(request, "seating", page.head, page=page)


@both
def seat(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Give somebody a seat."""
    page = queries.seating(request.actor, call_in_id, today=timezone.localdate())
    may_plan(request, page.head)
    people = queries.code_choices([one.person_id for one in page.without_seat])
    form = forms.SeatForm(
        posted(request),
        initial={"person": request.GET.get("person", "")},
        choices={"person": people},
    )
    shown = FormPage(
        title=_("Give a seat"),
        button=_("Save the seat"),
        done=_("The seat is taken."),
        back=back_to("seating", page.head),
    )
    return answer(
        request,
        form,
        shown,
        lambda: changes.take_seat(request.actor, form.plan(call_in_id), now=timezone.now()),
    )


@require_POST
def seat_free(request: OfficeRequest, call_in_id: UUID, seat_id: UUID) -> HttpResponse:
    """Free a seat."""
    return do(
        request,
        lambda: changes.leave_seat(request.actor, seat_id),
        then=reverse("call_ins:seating", args=[call_in_id]),
        done=_("The seat is free."),
    )


@require_safe
def audience(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Show who listens, by organisation."""
    page = queries.audience(request.actor, call_in_id, today=timezone.localdate())
    return show(request, "audience", page.head, page=page)


@both
def audience_new(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Give an organisation seats in the audience."""
    head = queries.head_of(request.actor, call_in_id, today=timezone.localdate())
    may_plan(request, head)
    form = forms.AudienceForm(
        posted(request),
        choices={"organisation": queries.organisation_choices(request.actor, head.room_id)},
    )
    page = FormPage(
        title=_("Invite an organisation"),
        button=_("Save the seats"),
        done=_("The organisation has its seats."),
        back=back_to("audience", head),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.seat_audience(request.actor, form.plan(call_in_id), now=timezone.now()),
    )


@both
def audience_edit(request: OfficeRequest, place_id: UUID) -> HttpResponse:
    """Change how many seats an organisation has."""
    today = timezone.localdate()
    head, row = queries.audience_to_edit(request.actor, place_id, today=today)
    may_plan(request, head)
    form = forms.AudienceForm(
        posted(request),
        initial={
            "version_read": row.version,
            "organisation": row.organisation_id,
            "seats": row.seats,
            "confirmed": row.confirmed,
            "note": row.note,
        },
        choices={"organisation": queries.organisation_choices(request.actor, head.room_id)},
    )
    page = FormPage(
        title=row.organisation,
        button=_("Save the seats"),
        done=_("The organisation has its seats."),
        back=back_to("audience", head),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.seat_audience(
            request.actor, form.plan(head.id, place_id), now=timezone.now()
        ),
        newest=lambda: queries.audience_to_edit(request.actor, place_id, today=today)[1].version,
    )


def _venue(request: OfficeRequest, call_in_id: UUID) -> Venue:
    return queries.venue(request.actor, call_in_id, today=timezone.localdate(), now=timezone.now())
