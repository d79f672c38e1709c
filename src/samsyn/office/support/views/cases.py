"""Cases: found, taken up, worked with, ended, looked after."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.office.access import Actor
from samsyn.office.support import changes, forms, queries, wording
from samsyn.office.support.queries import CaseSheet, ContactSheet
from samsyn.office.support.views.help_line import POSTED, UNREADABLE, rooms_of
from samsyn.office.ui import terms
from samsyn.office.ui.office_forms import OfficeForm
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.support import (
    AftercareResult,
    CaseMove,
    ConsentScope,
    ExitKind,
    NeedKind,
    StepProgress,
    TouchKind,
)

LONGEST_SEARCH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class _Move:
    """One thing to enter in a case: its form, and the change that takes it."""

    form: type[OfficeForm]
    take: Callable[[Actor, UUID, Any, datetime], object]


def _turn(move: CaseMove) -> Callable[[Actor, UUID, Any, datetime], object]:
    return lambda actor, case_id, form, now: changes.take_turn(
        actor, case_id, form.plan(move), now=now
    )


_MOVES: Final[Mapping[CaseMove, _Move]] = {
    CaseMove.PLAN: _Move(
        form=forms.StepForm,
        take=lambda actor, case_id, form, now: changes.add_step(
            actor, case_id, form.plan(), now=now
        ),
    ),
    CaseMove.TOUCH: _Move(
        form=forms.TouchForm,
        take=lambda actor, case_id, form, now: changes.note_touch(
            actor, case_id, form.plan(), now=now
        ),
    ),
    CaseMove.CONSENT: _Move(
        form=forms.ConsentForm,
        take=lambda actor, case_id, form, now: changes.give_consent(
            actor, case_id, form.plan(), now=now
        ),
    ),
    CaseMove.PAUSE: _Move(form=forms.PauseForm, take=_turn(CaseMove.PAUSE)),
    CaseMove.RESUME: _Move(form=forms.TurnForm, take=_turn(CaseMove.RESUME)),
    CaseMove.RELAPSE: _Move(form=forms.TurnForm, take=_turn(CaseMove.RELAPSE)),
    CaseMove.EXIT: _Move(form=forms.ExitForm, take=_turn(CaseMove.EXIT)),
    CaseMove.FOLLOW_UP: _Move(form=forms.FollowUpForm, take=_turn(CaseMove.FOLLOW_UP)),
    CaseMove.REOPEN: _Move(form=forms.TurnForm, take=_turn(CaseMove.REOPEN)),
}


@require_http_methods(POSTED)
def case_list(request: OfficeRequest) -> HttpResponse:
    """List the open cases; find others by name, identity number or case number.

    The search posts, so that neither a name nor a number stands in an address.
    """
    rooms_of(request)
    now = timezone.now()
    text = " ".join(request.POST.get("q", "").split())[:LONGEST_SEARCH]
    found = queries.find_cases(request.actor, text, now=now) if text else None
    cases = found.cases if found else queries.open_cases(request.actor, now=now)
    return render(
        request,
        "support/cases.html",
        {"cases": cases, "found": found, "now": now, "words": wording},
    )


@require_http_methods(POSTED)
def new_case(request: OfficeRequest) -> HttpResponse:
    """Take up somebody who came without the help line."""
    return _taken_up(request, None)


@require_http_methods(POSTED)
def take_up(request: OfficeRequest, contact_id: UUID) -> HttpResponse:
    """Take up somebody from a help contact."""
    sheet = queries.contact_sheet(request.actor, contact_id, now=timezone.now())
    return _taken_up(request, sheet)


@require_safe
def case(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Show one case: where it stands and why, plan, contacts, consents."""
    now = timezone.now()
    sheet = queries.case_sheet(request.actor, case_id, now=now)
    return render(request, "support/case.html", {"sheet": sheet, "now": now, "words": wording})


@require_http_methods(POSTED)
def move(request: OfficeRequest, case_id: UUID, move: str) -> HttpResponse:
    """Enter something in a case."""
    chosen = next((one for one in _MOVES if one.value.replace("_", "-") == move), None)
    if chosen is None:
        raise Http404
    now = timezone.now()
    sheet = queries.case_sheet(request.actor, case_id, now=now)
    offered = _choices()
    kind = _MOVES[chosen].form
    form = kind(
        posted(request),
        initial=_today(now),
        choices={name: of for name, of in offered.items() if name in kind.base_fields},
    )
    if form.is_bound and form.is_valid():
        try:
            _MOVES[chosen].take(request.actor, case_id, form, now)
        except changes.CannotSupport as refusal:
            form.refuse(refusal.reasons)
        else:
            messages.success(request, _("Saved."))
            return redirect("support:case", case_id)
    why_not = changes.objection_to(sheet.line.standing, chosen)
    return _form_page(request, sheet, form, title=terms.word(chosen), why_not=why_not)


@require_http_methods(POSTED)
def progress(request: OfficeRequest, step_id: UUID) -> HttpResponse:
    """Say how far a step of the plan has come."""
    now = timezone.now()
    case_id, step = queries.case_of_step(request.actor, step_id)
    sheet = queries.case_sheet(request.actor, case_id, now=now)
    form = forms.ProgressForm(
        posted(request),
        initial={"progress": step.progress.value, "note": step.note, **_today(now)},
        choices={"progress": terms.choices(StepProgress)},
    )
    if form.is_bound and form.is_valid():
        try:
            changes.tell_progress(request.actor, step_id, form.plan(), now=now)
        except changes.CannotSupport as refusal:
            form.refuse(refusal.reasons)
        else:
            messages.success(request, _("Saved."))
            return redirect("support:case", case_id)
    why_not = changes.objection_to(sheet.line.standing, CaseMove.PROGRESS)
    return _form_page(request, sheet, form, title=step.step, why_not=why_not)


@require_POST
def withdraw(request: OfficeRequest, consent_id: UUID) -> HttpResponse:
    """Take a consent back; what was told on it disappears."""
    try:
        case_id = changes.withdraw_consent(request.actor, consent_id, now=timezone.now())
    except changes.CannotSupport as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return redirect("support:cases")
    messages.success(request, _("The consent is withdrawn. What was told on it is gone."))
    return redirect("support:case", case_id)


def _taken_up(request: OfficeRequest, contact: ContactSheet | None) -> HttpResponse:
    rooms = rooms_of(request)
    if contact is not None:
        rooms = [one for one in rooms if one[0] == str(contact.room_id)]
    form = forms.NewCaseForm(
        posted(request),
        initial={"room": rooms[0][0], "given": contact.called_as if contact else ""},
        choices={"room": rooms},
    )
    if form.is_bound and form.is_valid():
        plan = form.plan(contact.id if contact else None)
        try:
            made = changes.take_up(request.actor, plan, now=timezone.now())
        except changes.CannotSupport as refusal:
            form.refuse(refusal.reasons)
        else:
            messages.success(request, _("The case is open. A plan is made within 14 days."))
            return redirect("support:case", made)
    return render(
        request,
        "support/take_up.html",
        {"form": form, "contact": contact, "one_room": len(rooms) == 1, "words": wording},
        status=UNREADABLE if form.errors else 200,
    )


def _form_page(
    request: OfficeRequest, sheet: CaseSheet, form: OfficeForm, *, title: str, why_not: str
) -> HttpResponse:
    return render(
        request,
        "support/move.html",
        {"form": form, "sheet": sheet, "title": title, "why_not": why_not, "words": wording},
        status=UNREADABLE if form.errors else 200,
    )


def _choices() -> dict[str, list[tuple[str, str]]]:
    return {
        "need": terms.choices(NeedKind),
        "kind": terms.choices(TouchKind),
        "scope": terms.choices(ConsentScope),
        "exit_kind": terms.choices(ExitKind),
        "result": terms.choices(AftercareResult),
    }


def _today(now: datetime) -> dict[str, Any]:
    here = timezone.localtime(now)
    return {
        "on": here.date(),
        "given_on": here.date(),
        "happened_at": here.strftime("%Y-%m-%d %H:%M"),
    }
