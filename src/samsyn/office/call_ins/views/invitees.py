"""The ledger of who was considered, and the forms about people."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.office.access import Deed
from samsyn.office.call_ins import changes, forms, queries, wording
from samsyn.office.call_ins.queries import Considered
from samsyn.office.call_ins.views.answers import answer, back_to, do, may_plan, show
from samsyn.office.partners.queries import as_choices, partners_at
from samsyn.office.ui import terms
from samsyn.office.ui.answering import Back, FormPage
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.call_ins import (
    AbsenceReason,
    CandidateStatusKind,
    Choice,
    InvitationChannel,
    Reply,
)

both = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def invitees(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Show who was considered and why, and how each group is covered; find one by code."""
    code = request.GET.get("code", "").strip()[:40]
    page = queries.ledger(request.actor, call_in_id, today=timezone.localdate())
    if code:
        found = queries.person_by_code(request.actor, code, page.head.room_id)
        if found is not None and page.head.may_plan:
            return redirect("call_ins:consider", call_in_id, found)
    return show(request, "invitees", page.head, page=page, code=code)


@both
def consider(request: OfficeRequest, call_in_id: UUID, person_id: UUID) -> HttpResponse:
    """Decide whether a person is called, with everything that speaks against it in view."""
    known = _considered(request, call_in_id, person_id)
    may_plan(request, known.head)
    form = forms.ConsiderForm(
        posted(request),
        initial=_initial(
            known,
            queries.own_agency_choices(request.actor, known.head.room_id, now=timezone.now()),
        ),
        choices=_choices(known),
    )
    page = FormPage(
        title=_("Consider %(code)s") % {"code": known.label.code},
        button=_("Save the decision"),
        done=_("The decision stands in the ledger."),
        back=back_to("invitees", known.head),
    )
    response = answer(
        request,
        form,
        page,
        lambda: changes.consider(
            request.actor, form.plan(call_in_id, person_id), now=timezone.now()
        ),
        newest=lambda: _considered(request, call_in_id, person_id).version,
    )
    if response.status_code == HTTPStatus.FOUND:
        return response
    context = {"known": known, "form": form, "page": page}
    return show(request, "consider", known.head, status=response.status_code, **context)


@both
def status(request: OfficeRequest, call_in_id: UUID, person_id: UUID) -> HttpResponse:
    """Enter a dated status of a candidate: in custody, wait, supervised, moved."""
    known = _considered(request, call_in_id, person_id)
    may_plan(request, known.head)
    form = forms.StatusForm(
        posted(request),
        initial={"since": timezone.localdate()},
        choices={"kind": terms.choices(CandidateStatusKind)},
    )
    page = FormPage(
        title=_("What holds for %(code)s") % {"code": known.label.code},
        button=_("Save"),
        done=_("It has been entered."),
        lead=_("Enter that it holds, never why. Whoever answers for it knows the reason."),
        back=Back(reverse("call_ins:consider", args=[call_in_id, person_id]), known.label.code),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.enter_status(request.actor, form.plan(person_id), now=timezone.now()),
    )


@require_POST
def status_end(request: OfficeRequest, call_in_id: UUID, person_id: UUID) -> HttpResponse:
    """End what was entered about a candidate, from today."""
    known = _considered(request, call_in_id, person_id)
    return do(
        request,
        lambda: changes.end_statuses(request.actor, person_id, on=timezone.localdate()),
        then=reverse("call_ins:consider", args=[known.head.id, person_id]),
        done=_("It no longer holds from today."),
    )


@both
def keep_apart(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Write that two people must not meet, and how that is seen to."""
    head = queries.head_of(request.actor, call_in_id, today=timezone.localdate())
    may_plan(request, head)
    ledger = queries.ledger(request.actor, call_in_id, today=timezone.localdate())
    people = queries.code_choices([row.label.person_id for row in ledger.rows])
    form = forms.ApartForm(
        posted(request),
        initial={"person": request.GET.get("one", ""), "other": request.GET.get("other", "")},
        choices={"person": people, "other": people},
    )
    page = FormPage(
        title=_("Keep two apart"),
        button=_("Save"),
        done=_("It has been noted how the two are kept apart."),
        back=back_to("invitees", head),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.keep_apart(request.actor, form.plan(call_in_id), now=timezone.now()),
    )


@require_safe
def invitations(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Show where every invitation stands and why, list by list."""
    page = queries.invitation_page(
        request.actor, call_in_id, today=timezone.localdate(), now=timezone.now()
    )
    reasons = {one.id: wording.why_invited(one) for one in page.invitations}
    return show(request, "invitations", page.head, page=page, reasons=reasons)


@require_POST
def approve(request: OfficeRequest, call_in_id: UUID, agency_id: int) -> HttpResponse:
    """Approve one's own agency's list."""
    head = queries.head_of(request.actor, call_in_id, today=timezone.localdate())
    may_plan(request, head, Deed.DECIDE_CALL_IN)
    return do(
        request,
        lambda: changes.approve_list(request.actor, call_in_id, agency_id, now=timezone.now()),
        then=reverse("call_ins:invitations", args=[call_in_id]),
        done=_("The list has been approved."),
    )


@both
def invitation(request: OfficeRequest, invitation_id: UUID) -> HttpResponse:
    """Note delivery, reply, transport and arrival of one invitation."""
    today = timezone.localdate()
    head, row = queries.invitation_to_edit(request.actor, invitation_id, today=today)
    may_plan(request, head)
    delivered = timezone.localtime(row.delivered_at) if row.delivered_at else None
    arrives = timezone.localtime(row.arrives_at) if row.arrives_at else None
    form = forms.InvitationForm(
        posted(request),
        initial={
            "version_read": row.version,
            "channel": row.channel.value,
            "delivered_on": delivered.date() if delivered else "",
            "delivered_at": delivered.strftime("%H.%M") if delivered else "",
            "delivered_by": row.delivered_by,
            "reply": row.reply.value,
            "transport": row.transport,
            "arrives_at": arrives.strftime("%H.%M") if arrives else "",
        },
        choices={"channel": terms.choices(InvitationChannel), "reply": terms.choices(Reply)},
    )
    page = FormPage(
        title=_("Invitation of %(code)s") % {"code": row.label.code},
        button=_("Save the invitation"),
        done=_("The invitation has been saved."),
        lead=wording.why_invited(row),
        notes=tuple(wording.all_words()["exclusions"][one.exclusion] for one in row.warnings),
        back=back_to("invitations", head),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.revise_invitation(
            request.actor, form.plan(invitation_id, head.evening), now=timezone.now()
        ),
        newest=lambda: (
            queries.invitation_to_edit(request.actor, invitation_id, today=today)[1].version
        ),
    )


@both
def call_off(request: OfficeRequest, invitation_id: UUID) -> HttpResponse:
    """Call an invitation off, with a reason."""
    head, row = queries.invitation_to_edit(request.actor, invitation_id, today=timezone.localdate())
    may_plan(request, head)
    form = forms.ReasonForm(posted(request))
    page = FormPage(
        title=_("Call off the invitation of %(code)s") % {"code": row.label.code},
        button=_("Call it off"),
        done=_("The invitation has been called off."),
        lead=_("If it has been delivered, the person must be told by whoever delivered it."),
        is_final=True,
        back=back_to("invitations", head),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.call_off(
            request.actor, invitation_id, because=form.text("because"), now=timezone.now()
        ),
    )


@both
def absence(request: OfficeRequest, invitation_id: UUID) -> HttpResponse:
    """Note why somebody did not come."""
    head, row = queries.invitation_to_edit(request.actor, invitation_id, today=timezone.localdate())
    may_plan(request, head)
    form = forms.AbsenceForm(
        posted(request),
        initial={"reason": row.absence.value if row.absence else ""},
        choices={"reason": terms.choices(AbsenceReason)},
    )
    page = FormPage(
        title=_("%(code)s did not come") % {"code": row.label.code},
        button=_("Save the reason"),
        done=_("The reason has been noted."),
        back=back_to("debrief", head),
    )
    return answer(
        request,
        form,
        page,
        lambda: changes.note_absence(request.actor, form.plan(invitation_id), now=timezone.now()),
    )


def _considered(request: OfficeRequest, call_in_id: UUID, person_id: UUID) -> Considered:
    return queries.considered(request.actor, call_in_id, person_id, today=timezone.localdate())


def _initial(known: Considered, own: list[tuple[str, str]]) -> dict[str, Any]:
    channel = known.channel or (InvitationChannel.PROBATION.value if known.is_supervised else "")
    return {
        "version_read": known.version,
        "choice": Choice.NOT_CHOSEN.value
        if known.outcome == Choice.EXCLUDED.value
        else known.outcome,
        "reason": known.reason,
        "group": known.group_id or "",
        "agency": known.agency_id
        or (own[0][0] if len(own) == 1 and not known.is_supervised else ""),
        "channel": channel,
    }


def _choices(known: Considered) -> dict[str, list[tuple[str, str]]]:
    return {
        "choice": [
            (Choice.CHOSEN.value, _("Yes, call the person")),
            (Choice.NOT_CHOSEN.value, _("No, do not call")),
        ],
        "group": [(str(group.id), group.name) for group in known.head.groups],
        "agency": as_choices(partners_at(known.head.room_id)),
        "channel": terms.choices(InvitationChannel),
    }
