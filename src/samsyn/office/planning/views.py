"""The planner of a call-in: whom it proposes, and the form that takes the plan into the ledger."""

from dataclasses import replace
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.analysis.reach.questions import Conflict
from samsyn.office.call_ins import wording as call_in_words
from samsyn.office.call_ins.changes import CannotPlan
from samsyn.office.call_ins.queries import Head, own_agency_choices
from samsyn.office.networks.queries import today_for
from samsyn.office.partners.queries import as_choices, partners_at
from samsyn.office.planning import changes, pictures, queries, wording
from samsyn.office.planning.changes import CannotAccept
from samsyn.office.planning.forms import (
    AcceptForm,
    QuestionForm,
    address_of,
    as_asked,
    initial_of,
)
from samsyn.office.planning.queries import Planner
from samsyn.office.planning.rules import LIMITS, Answer, Question
from samsyn.office.ui import terms
from samsyn.office.ui.answering import Noes, try_saving
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.call_ins import InvitationChannel

_LIST = "#list"
_NOES = Noes(refused=(CannotAccept, CannotPlan))


@require_safe
def reach(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Show what was decided, and while the call-in is open what is proposed."""
    today, zone = today_for(request.actor, now=timezone.now())
    head, decided = queries.decided(request.actor, call_in_id, today=today)
    context: dict[str, Any] = {"decided": decided, "page": None, "wording": wording}
    form = QuestionForm(request.GET or None)
    is_valid = not form.is_bound or form.is_valid()
    if head.is_open:
        begun = as_asked(decided.asked) if decided else Question()
        question = form.question(request.GET) if form.is_bound and is_valid else begun
        after = request.GET.get("after", "")[:12]
        page = queries.planner(
            request.actor, call_in_id, question, today=today, zone=zone, after=after
        )
        context |= _shown(page, request.path, after)
        context["form"] = QuestionForm(initial=initial_of(question)) if is_valid else form
    status = HTTPStatus.OK if is_valid else HTTPStatus.UNPROCESSABLE_ENTITY
    return _render(request, "reach", head, status=status, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Take a plan into the ledger: as it is, or with changes of which each says why."""
    now = timezone.now()
    today, zone = today_for(request.actor, now=now)
    asked = QuestionForm(request.GET)
    question = asked.question(request.GET) if asked.is_valid() else Question()
    back = reverse("planning:reach", args=[call_in_id])
    page = queries.planner(request.actor, call_in_id, question, today=today, zone=zone)
    if page.answer is None or not page.head.is_open:
        messages.error(request, _("There is no plan to take into the list."))
        return redirect(back)
    form = _accept_form(request, page, page.answer)
    if request.method == "POST":
        saved = try_saving(
            request,
            form,
            lambda: changes.accept(
                request.actor, form.plan(call_in_id, question), now=now, zone=zone
            ),
            _NOES,
        )
        if saved:
            messages.success(request, _("The plan stands in the list."))
            return redirect("call_ins:invitees", call_in_id)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    back_href = back + address_of(question)
    context = {"page": page, "form": form, "back": back_href, "wording": wording}
    return _render(request, "accept", page.head, status=status, **context)


def _accept_form(request: OfficeRequest, page: Planner, answer: Answer) -> AcceptForm:
    own = own_agency_choices(request.actor, page.head.room_id, now=timezone.now())
    moved = sorted(page.question.by_hand & page.labels.keys())
    return AcceptForm(
        posted(request),
        moved={person: _moved(page, person) for person in moved},
        initial={
            "shown": " ".join(str(person) for person in answer.invited),
            "agency": own[0][0] if len(own) == 1 else "",
        },
        choices={
            "agency": as_choices(partners_at(page.head.room_id)),
            "channel": terms.choices(InvitationChannel),
        },
    )


def _moved(page: Planner, person: UUID) -> str:
    code = page.labels[person].code
    if person in page.question.added:
        return _("%(code)s is added. Why?") % {"code": code}
    return _("%(code)s is left out. Why?") % {"code": code}


def _shown(page: Planner, path: str, after: str) -> dict[str, Any]:
    """Return what the template needs of a plan: charts, sentences and addresses of changes."""
    question = page.question
    return {
        "page": page,
        "most_seats": min(max(page.able, 1), LIMITS["seats"][1]),
        "network": pictures.network(page),
        "conflict_legend": pictures.conflict_legend(page),
        "curve": pictures.curve(page),
        "conflicts": list(
            zip(
                wording.rules(page.proposal.conflicts, page),
                (_asked_for(one) for one in page.proposal.conflicts),
                strict=True,
            )
        ),
        "binding": wording.binding(page),
        "with_person": lambda person: path + address_of(_with(question, person)),
        "without_person": lambda person: path + address_of(_without(question, person)),
        "as_before": lambda person: path + address_of(_as_before(question, person)),
        "untouched": path + address_of(question.untouched),
        "accept_href": reverse("planning:accept", args=[page.head.id]) + address_of(question),
        "next_page": path + address_of(question, after=page.next_after) + _LIST
        if page.next_after
        else "",
        "first_page": path + address_of(question) + _LIST if after else "",
    }


def _asked_for(one: Conflict) -> UUID | None:
    """Return who is to be invited whatever else, if the rule says so."""
    return UUID(one.about[0]) if one.kind == "asked" else None


def _with(question: Question, person: UUID) -> Question:
    return replace(question, added=question.added | {person}, left_out=question.left_out - {person})


def _without(question: Question, person: UUID) -> Question:
    return replace(question, added=question.added - {person}, left_out=question.left_out | {person})


def _as_before(question: Question, person: UUID) -> Question:
    return replace(question, added=question.added - {person}, left_out=question.left_out - {person})


def _render(
    request: OfficeRequest, template: str, head: Head, *, status: int, **context: Any
) -> HttpResponse:
    given = {
        "head": head,
        "why": call_in_words.why(head),
        "words": call_in_words.all_words(),
        "today": timezone.localdate(),
        "here": reverse("planning:reach", args=[head.id]),
        "clearance": None,
        **context,
    }
    return render(request, f"planning/{template}.html", given, status=status)
