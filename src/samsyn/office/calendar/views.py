"""The calendar page, the feed that other programs fetch, and the reader's own choices."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotPermitted
from samsyn.office.calendar import changes, feeds, queries
from samsyn.office.calendar.wording import entry_words
from samsyn.office.call_ins import queries as call_ins
from samsyn.office.ui.requests import OfficeRequest

_TOLD_ONCE = "calendar_feed"  # in the session, until the page has shown it


@require_safe
def calendar(request: OfficeRequest) -> HttpResponse:
    """Show what is late and what comes; a new feed's address once."""
    _demand_calendar(request.actor)
    now = timezone.now()
    today = timezone.localdate(now)
    secret = request.session.pop(_TOLD_ONCE, "")
    return render(
        request,
        "calendar/calendar.html",
        {
            "agenda": queries.agenda(
                request.actor, now=now, only_own=request.GET.get("own") == "1"
            ),
            "cadence": call_ins.cadence(request.actor, today=today),
            "feed": queries.feed_of(request.actor),
            "feed_address": _address_of_feed(request, secret) if secret else "",
            **entry_words(),
            "today": today,
        },
    )


@require_POST
def open_feed(request: OfficeRequest) -> HttpResponse:
    """Make an address for other programs; an older one stops working."""
    _demand_calendar(request.actor)
    request.session[_TOLD_ONCE] = changes.open_feed(request.actor, now=timezone.now())
    return redirect(f"{reverse('calendar:calendar')}#feed")


@require_POST
def close_feed(request: OfficeRequest) -> HttpResponse:
    """End the feed."""
    _demand_calendar(request.actor)
    changes.close_feed(request.actor)
    messages.success(request, _("The calendar address no longer works."))
    return redirect("calendar:calendar")


@require_POST
def reminders(request: OfficeRequest) -> HttpResponse:
    """Turn reminders by e-mail on or off."""
    _demand_calendar(request.actor)
    wanted = request.POST.get("wanted") == "1"
    changes.choose_reminders(request.actor, wanted=wanted)
    messages.success(
        request,
        _("You get an e-mail when something waits.")
        if wanted
        else _("You get no more reminders by e-mail."),
    )
    return redirect("calendar:calendar")


@login_not_required
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Give the calendar to who knows the address, with the reader's own roles as they are now."""
    staff_id = queries.staff_of_feed(secret)
    if staff_id is None:
        raise Http404
    now = timezone.now()
    actor = access.actor_for(staff_id, now=now, purpose="calendar feed")
    with access.acting_as(actor), translation.override("sv"):
        entries = queries.entries_of(actor, now=now)
        held = [one for one in entries if one.is_of(actor) or one.kind.value == "call_in"]
        page = request.build_absolute_uri(reverse("calendar:calendar"))
        body = feeds.feed(held, name="Samsyn", address=page, now=now)
    return HttpResponse(body, content_type=feeds.CONTENT_TYPE)


def _demand_calendar(actor: Actor) -> None:
    owes = (Deed.LOG_TALK, Deed.REVIEW_LOG, Deed.ANSWER_REQUEST)
    if not (actor.joint_rooms or any(actor.rooms_granting(deed) for deed in owes)):
        raise NotPermitted(_("Your role has nothing in the calendar. Ask your coordinator."))


def _address_of_feed(request: HttpRequest, secret: str) -> str:
    return request.build_absolute_uri(reverse("calendar:feed", args=[secret]))
