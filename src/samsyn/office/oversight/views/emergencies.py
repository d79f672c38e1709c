"""Pages of emergencies: the list, opening a room, one with its readings, its end, its review."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.office.access import Deed, NotPermitted
from samsyn.office.oversight import changes, jobs, queries, wording
from samsyn.office.oversight.changes import CannotOpen, EmergencyPlan
from samsyn.office.oversight.forms import EmergencyForm, EmergencyReviewForm
from samsyn.office.ui.answering import Answering, Back, FormPage, Next, Noes
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.oversight import EmergencyGround

both = require_http_methods(["GET", "HEAD", "POST"])


def _home() -> Back:
    return Back(reverse("oversight:emergencies"), _("Emergency access"))


_ANSWERING = Answering(noes=Noes(refused=(CannotOpen,)), home=_home)


@require_safe
def emergencies(request: OfficeRequest) -> HttpResponse:
    """Show which rooms the reader opened, and who opened theirs."""
    _must_take_part(request)
    now = timezone.now()
    context = {
        "found": queries.emergencies(request.actor, now=now),
        "may_open": bool(queries.rooms_to_open(request.actor, now=now)),
        "today": timezone.localdate(now),
    }
    return render(request, "oversight/emergencies.html", context)


@both
def open_room(request: OfficeRequest) -> HttpResponse:
    """Open a room of another agency for three hours."""
    if not request.actor.rooms_granting(Deed.OPEN_IN_EMERGENCY):
        raise NotPermitted(_("Your role does not open rooms in an emergency."))
    rooms = queries.rooms_to_open(request.actor, now=timezone.now())
    form = EmergencyForm(
        posted(request),
        choices={
            "room": [(str(one.id), one.name) for one in rooms],
            "ground": wording.ground_choices(),
        },
    )
    page = FormPage(
        title=_("Open a room in an emergency"),
        button=_("Open for three hours"),
        back=_home(),
        done=_("The room is open to you for three hours. Its own side has been told."),
        lead=_(
            "Only when somebody's life or health is in danger now, and the room's own staff cannot "
            "be reached in time. In danger: call 112 first."
        ),
        consequences=(
            _("You read the room's open records. You write nothing there."),
            _("The room's coordinator and data protection officer see it at once."),
            _("Everything that you read is marked, and reviewed by them within five days."),
            _("Restricted records, social services and support stay closed."),
            _("What the law lets you do with what you read is the same as ever."),
        ),
    )

    def save() -> Next:
        plan = EmergencyPlan(
            room_id=int(form.text("room")),
            ground=EmergencyGround(form.text("ground")),
            reason=form.text("reason"),
        )
        made = changes.open_in_emergency(request.actor, plan, now=timezone.now())
        transaction.on_commit(lambda: jobs.tell_of_emergency.enqueue(str(made)))
        return Next(reverse("oversight:emergency", args=[made]))

    return _ANSWERING.answer(request, form, page, save)


@require_safe
def emergency(request: OfficeRequest, emergency_id: UUID) -> HttpResponse:
    """Show one: why, for how long, what was read, what the review came to."""
    sheet = queries.emergency_sheet(request.actor, emergency_id, now=timezone.now())
    context = {
        "sheet": sheet,
        "one": sheet.shown,
        "ground": wording.ground_text(sheet.shown),
        "verdict": wording.verdict_text(sheet.shown),
        "lines": wording.lines(sheet.readings),
        "today": timezone.localdate(),
    }
    return render(request, "oversight/emergency.html", context)


@require_POST
def end_emergency(request: OfficeRequest, emergency_id: UUID) -> HttpResponse:
    """Close the room again before its time."""
    changes.end_emergency(request.actor, emergency_id, now=timezone.now())
    messages.success(request, _("The emergency access has ended."))
    return redirect("oversight:emergency", emergency_id)


@both
def review_emergency(request: OfficeRequest, emergency_id: UUID) -> HttpResponse:
    """Say what the review of one came to."""
    shown = queries.emergency(request.actor, emergency_id, now=timezone.now())
    if not shown.is_ours:
        raise NotPermitted(_("The room's own side reviews what was read."))
    form = EmergencyReviewForm(posted(request), choices={"verdict": wording.verdict_choices()})
    page = FormPage(
        title=_("Review the emergency access"),
        button=_("Sign"),
        back=Back(reverse("oversight:emergency", args=[emergency_id]), shown.room_name),
        done=_("The review is signed."),
        lead=f"{shown.staff_name}: {shown.reason}",
        consequences=(_("Nobody can change a signed review, not you either."),),
    )

    def save() -> None:
        changes.review_emergency(
            request.actor,
            emergency_id,
            form.chosen_verdict,
            form.text("findings"),
            now=timezone.now(),
        )

    return _ANSWERING.answer(request, form, page, save)


def _must_take_part(request: OfficeRequest) -> None:
    deeds = (Deed.OPEN_IN_EMERGENCY, Deed.REVIEW_EMERGENCY)
    if not any(request.actor.rooms_granting(deed) for deed in deeds):
        raise NotPermitted(_("Your role does not open rooms in an emergency."))
