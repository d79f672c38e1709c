"""Pages of answers to incidents. One form page serves every step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from http import HTTPStatus
from typing import Any, TypeVar
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.office import access
from samsyn.office.access import Deed, NotVisible
from samsyn.office.aftermath import changes, forms, queries, wording
from samsyn.office.aftermath.changes import CannotRespond
from samsyn.office.notifications.changes import CannotPropose
from samsyn.office.partners.queries import as_choices, partners_and_controllers_at
from samsyn.office.people.queries import person_by_code
from samsyn.office.ui import terms
from samsyn.office.ui.office_forms import OfficeForm
from samsyn.office.ui.requests import OfficeRequest
from samsyn.vocabulary.aftermath import (
    DisputeVerdict,
    NoteKind,
    PartnerTaskKind,
    ResponseEnd,
    ResponseStep,
    RetaliationWindow,
)

POSTED = ["GET", "HEAD", "POST"]
Term = TypeVar("Term", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """What stands round a form."""

    title: str
    button: str
    done: str
    lead: str = ""
    is_final: bool = False


@require_safe
def response_list(request: OfficeRequest) -> HttpResponse:
    """Show the answers under way, and violence of late that has none."""
    now = timezone.now()
    lines = queries.responses(request.actor, now=now)
    return render(request, "aftermath/list.html", {"lines": lines, "words": wording})


@require_safe
def response(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Show the answer to one incident; of another room's record, the joint room's."""
    now = timezone.now()
    incident = queries.joint_record_of(request.actor, incident_id)
    if incident is None:
        return render(request, "aftermath/not_shared.html", {"incident_id": incident_id})
    if incident.pk != incident_id:
        return redirect("aftermath:response", incident.pk)
    sheet = queries.response_sheet(request.actor, incident, now=now)
    context = {
        "sheet": sheet,
        "clock": wording.clock_left(sheet, now),
        "now": now,
        "steps": {step.value: sheet.standing(step) for step in ResponseStep},
        "words": wording,
    }
    return render(request, "aftermath/response.html", context)


@require_POST
def begin(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Begin the answer, or begin it again."""
    return _do(
        request,
        incident_id,
        lambda: changes.begin(request.actor, incident_id, now=timezone.now()),
        done=_("The answer is begun. The partners' tasks stand beside the steps."),
    )


@require_POST
def talk(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Propose a talk with somebody because of the incident."""
    queries.require_planning(request.actor, incident_id)
    person_id = person_by_code(request.actor, request.POST.get("person", ""))
    if person_id is None:
        raise NotVisible(_("The page does not exist."))
    return _do(
        request,
        incident_id,
        lambda: changes.propose_talk(request.actor, incident_id, person_id, now=timezone.now()),
        done=_("The talk is proposed. Next comes the safety check."),
    )


@require_http_methods(POSTED)
def note(request: OfficeRequest, incident_id: UUID, step: str, kind: str) -> HttpResponse:
    """Note that a step is done, or open again."""
    of, said = _term(ResponseStep, step), _term(NoteKind, kind)
    form = forms.NoteForm(_posted(request))
    is_done = said is NoteKind.DONE
    page = FormPage(
        title=terms.word(of),
        lead=_("Write what was done.") if is_done else _("Write why the step is open again."),
        button=_("The step is done") if is_done else _("Open the step again"),
        done=_("It is noted."),
    )
    return _answer(
        request,
        incident_id,
        form,
        page,
        lambda: changes.note_step(
            request.actor, form.plan(incident_id, of, said), now=timezone.now()
        ),
    )


@require_http_methods(POSTED)
def check(
    request: OfficeRequest, incident_id: UUID, first_id: UUID, second_id: UUID
) -> HttpResponse:
    """Record whether the incident belongs to a dispute."""
    pair = frozenset((first_id, second_id))
    dispute = queries.dispute_to_check(request.actor, incident_id, pair, now=timezone.now())
    form = forms.CheckForm(_posted(request), choices={"verdict": terms.choices(DisputeVerdict)})
    page = FormPage(
        title=_("Dispute between %(first)s and %(second)s")
        % {"first": dispute.first, "second": dispute.second},
        button=_("Save the check"),
        done=_("The check is saved."),
    )
    return _answer(
        request,
        incident_id,
        form,
        page,
        lambda: changes.check_dispute(
            request.actor, form.plan(incident_id, first_id, second_id), now=timezone.now()
        ),
    )


@require_http_methods(POSTED)
def risk(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Assess the risk for retaliation."""
    window = queries.window_of(request.actor, incident_id, now=timezone.now())
    until = window.until
    form = forms.RiskForm(
        _posted(request),
        initial={
            "level": window.kind.value,
            "until": timezone.localdate(until - timedelta(seconds=1)) if until else None,
        },
        choices={"level": terms.choices(RetaliationWindow)},
    )
    page = FormPage(
        title=terms.word(ResponseStep.RISK),
        lead=_("By time alone: %(window)s. You decide.")
        % {"window": wording.window_sentence(window)},
        button=_("Save the assessment"),
        done=_("The assessment is saved."),
    )
    return _answer(
        request,
        incident_id,
        form,
        page,
        lambda: changes.assess_risk(request.actor, form.plan(incident_id), now=timezone.now()),
    )


@require_http_methods(POSTED)
def task(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Ask a partner for something."""
    room_id = queries.room_of_answer(request.actor, incident_id)
    form = forms.TaskForm(
        _posted(request),
        initial={"due_at": "16.00"},
        choices={
            "agency": as_choices(partners_and_controllers_at(room_id)),
            "kind": terms.choices(PartnerTaskKind),
        },
    )
    page = FormPage(
        title=_("New task for a partner"), button=_("Save the task"), done=_("The task is saved.")
    )
    return _answer(
        request,
        incident_id,
        form,
        page,
        lambda: changes.ask_partner(request.actor, form.plan(incident_id), now=timezone.now()),
    )


@require_http_methods(POSTED)
def task_done(request: OfficeRequest, task_id: UUID) -> HttpResponse:
    """Note that a partner's task is done."""
    line = queries.task_of(request.actor, task_id)
    form = forms.DoneForm(_posted(request))
    page = FormPage(
        title=wording.task_title(line),
        lead=line.agency,
        button=_("The task is done"),
        done=_("The task is done."),
    )
    return _answer(
        request,
        line.incident_id,
        form,
        page,
        lambda: changes.finish_task(
            request.actor, task_id, form.text("result"), now=timezone.now()
        ),
    )


@require_http_methods(POSTED)
def end(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """End the answer."""
    form = forms.EndForm(_posted(request), choices={"kind": terms.choices(ResponseEnd)})
    page = FormPage(
        title=_("End the answer"),
        button=_("End the answer"),
        done=_("The answer has ended."),
        is_final=True,
    )
    return _answer(
        request,
        incident_id,
        form,
        page,
        lambda: changes.end_response(
            request.actor, incident_id, form.end(), form.text("said"), now=timezone.now()
        ),
    )


def _term(kind: type[Term], value: str) -> Term:
    try:
        return kind(value)
    except ValueError as error:
        raise Http404 from error


def _posted(request: OfficeRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _do(
    request: OfficeRequest, incident_id: UUID, deed: Callable[[], object], *, done: str
) -> HttpResponse:
    try:
        deed()
    except (CannotRespond, CannotPropose) as refusal:
        _tell(request, refusal.reasons)
    else:
        messages.success(request, done)
    return redirect("aftermath:response", incident_id)


def _tell(request: OfficeRequest, reasons: Sequence[str]) -> None:
    for reason in reasons:
        messages.error(request, reason)


def _answer(
    request: OfficeRequest,
    incident_id: UUID,
    form: OfficeForm,
    page: FormPage,
    save: Callable[[], object],
) -> HttpResponse:
    """Save what was posted and go back to the answer, or show the form (422 if refused)."""
    access.require(
        request.actor, Deed.RESPOND, about=queries.one_response(request.actor, incident_id)
    )
    if form.is_bound and form.is_valid():
        try:
            save()
        except CannotRespond as refusal:
            form.refuse(refusal.reasons)
        else:
            messages.success(request, page.done)
            return redirect("aftermath:response", incident_id)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    context = {
        "form": form,
        "page": page,
        "back": reverse("aftermath:response", args=[incident_id]),
    }
    return render(request, "aftermath/form.html", context, status=status)
