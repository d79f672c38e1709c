"""The rehearsal, the evening in phone mode, and what comes after."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.office.access import Deed, NotVisible
from samsyn.office.call_ins import changes, forms, queries, wording
from samsyn.office.call_ins.queries import RehearsalPage
from samsyn.office.call_ins.views.answers import answer, answer_data, back_to, do, may_plan, show
from samsyn.office.ui import terms
from samsyn.office.ui.answering import FormPage
from samsyn.office.ui.requests import OfficeRequest, posted, pressed_at, wants_data
from samsyn.vocabulary.call_ins import Attendance, FindingOccasion
from samsyn.vocabulary.messages import MessageKind
from samsyn.vocabulary.promises import PromiseKind

both = require_http_methods(["GET", "HEAD", "POST"])
_PAGES = {FindingOccasion.REHEARSAL: "rehearsal", FindingOccasion.DEBRIEF: "debrief"}


@require_safe
def rehearsal(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Show the rehearsal and what was found there."""
    page = _rehearsal(request, call_in_id)
    return show(request, "rehearsal", page.head, page=page)


@both
def rehearsal_edit(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Plan the rehearsal, or note that it was held."""
    row = _rehearsal(request, call_in_id)
    may_plan(request, row.head)
    at = timezone.localtime(row.planned_at) if row.planned_at else None
    form = forms.RehearsalForm(
        posted(request),
        initial={
            "version_read": row.version,
            "planned_on": at.date() if at else "",
            "planned_at": at.strftime("%H.%M") if at else "",
            "held_on": row.held_on or "",
            "summary": row.summary,
        },
    )
    page = FormPage(
        title=_("Rehearsal"),
        button=_("Save the rehearsal"),
        done=_("The rehearsal has been saved."),
        back=back_to("rehearsal", row.head),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.revise_rehearsal(request.actor, form.plan(call_in_id), now=timezone.now()),
        newest=lambda: _rehearsal(request, call_in_id).version,
    )


@both
def finding_new(request: OfficeRequest, call_in_id: UUID, occasion: str) -> HttpResponse:
    """Note something that has to be dealt with."""
    if occasion not in {one.value for one in FindingOccasion}:
        raise NotVisible(_("The page does not exist."))
    at = FindingOccasion(occasion)
    head = queries.head_of(request.actor, call_in_id, today=timezone.localdate())
    may_plan(request, head)
    form = forms.FindingForm(posted(request))
    page = FormPage(
        title=_("New finding"),
        button=_("Save the finding"),
        done=_("The finding has been noted."),
        lead=terms.word(at),
        back=back_to(_PAGES[at], head),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.add_finding(request.actor, form.plan(call_in_id, at), now=timezone.now()),
    )


@require_POST
def finding_take_on(request: OfficeRequest, call_in_id: UUID, finding_id: UUID) -> HttpResponse:
    """Make a finding a step of the plan."""
    return do(
        request,
        lambda: changes.take_on_finding(request.actor, finding_id, now=timezone.now()),
        then=reverse("call_ins:call_in", args=[call_in_id]),
        done=_("The finding is a step of the plan now."),
    )


@require_safe
def evening(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Show who is expected and who has come: large, with one tap for each."""
    page = queries.evening(request.actor, call_in_id, today=timezone.localdate())
    return show(request, "evening", page.head, page=page)


@require_POST
def mark(request: OfficeRequest, invitation_id: UUID) -> HttpResponse:
    """Mark that somebody came, stayed or talked; twice is once."""
    head, row = queries.invitation_to_edit(request.actor, invitation_id, today=timezone.localdate())
    tapped = request.POST.get("attendance", "")
    attendance = Attendance(tapped) if tapped in set(Attendance) else Attendance.CAME
    is_undone = request.POST.get("undo") == "yes"
    despite = request.POST.get("despite") == "yes"

    now = timezone.now()
    at = pressed_at(request, now=now)

    def deed() -> None:
        if is_undone:
            changes.unmark(request.actor, row.id, attendance, now=now)
        else:
            changes.mark(request.actor, row.id, attendance, despite=despite, at=at, now=now)

    evening_page = reverse("call_ins:evening", args=[head.id])
    if wants_data(request):
        return answer_data(deed, then=evening_page)
    return do(request, deed, then=f"{evening_page}#i-{row.id}")


@require_safe
def debrief(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Show what came of the evening."""
    page = queries.debrief(request.actor, call_in_id, today=timezone.localdate())
    reasons = {one.id: wording.why_invited(one) for one in page.absent}
    may_promise = request.actor.may(Deed.RECORD_PROMISE, page.head.room_id)
    return show(request, "debrief", page.head, page=page, reasons=reasons, may_promise=may_promise)


@both
def debrief_edit(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Write the debrief."""
    row = queries.debrief(request.actor, call_in_id, today=timezone.localdate())
    may_plan(request, row.head)
    form = forms.DebriefForm(
        posted(request),
        initial={
            "version_read": row.version,
            "held_on": row.held_on or "",
            "reactions": row.reactions,
            "safety": row.safety,
            "in_media": row.media,
            "after_thirty_days": row.after_thirty_days,
        },
    )
    page = FormPage(
        title=_("Debrief"),
        button=_("Save the debrief"),
        done=_("The debrief has been saved."),
        lead=_(
            "Write about the evening, not about single people. Nobody who sought help is named."
        ),
        back=back_to("debrief", row.head),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.revise_debrief(request.actor, form.plan(call_in_id), now=timezone.now()),
        newest=lambda: (
            queries.debrief(request.actor, call_in_id, today=timezone.localdate()).version
        ),
    )


@both
def promise_new(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Enter a promise that was given on the evening, word for word."""
    head = queries.head_of(request.actor, call_in_id, today=timezone.localdate())
    may_plan(request, head, Deed.RECORD_PROMISE)
    form = forms.PromiseForm(
        posted(request),
        initial={"groups": [str(group.id) for group in head.groups]},
        choices={
            "kind": terms.choices(PromiseKind),
            "groups": [(str(group.id), group.name) for group in head.groups],
            "said_from": [
                (str(one.version_id), wording.text_choice(one))
                for one in queries.texts_in_force(
                    request.actor, head.room_id, MessageKind.GROUP_PROMISE, on=head.evening
                )
            ],
        },
    )
    page = FormPage(
        title=_("New promise"),
        button=_("Enter the promise"),
        done=_("The promise stands in the ledger."),
        lead=_("A promise is kept as it was said and cannot be changed."),
        back=back_to("debrief", head),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.enter_promise(request.actor, form.plan(call_in_id), now=timezone.now()),
    )


def _rehearsal(request: OfficeRequest, call_in_id: UUID) -> RehearsalPage:
    return queries.rehearsal(request.actor, call_in_id, today=timezone.localdate())
