"""The course of an answer: begun, its steps, disputes and risk, ended."""

from datetime import timedelta
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.office.access import NotVisible
from samsyn.office.aftermath import changes, forms, queries, wording
from samsyn.office.aftermath.views.answers import answer, do, page_under
from samsyn.office.people.queries import person_by_code
from samsyn.office.ui import terms
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.aftermath import (
    DisputeVerdict,
    NoteKind,
    ResponseEnd,
    ResponseStep,
    RetaliationWindow,
)

both = require_http_methods(["GET", "HEAD", "POST"])
Term = TypeVar("Term", bound=StrEnum)


@require_POST
def begin(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Begin the answer, or begin it again."""
    return do(
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
    return do(
        request,
        incident_id,
        lambda: changes.propose_talk(request.actor, incident_id, person_id, now=timezone.now()),
        done=_("The talk is proposed. Next comes the safety check."),
    )


@both
def note(request: OfficeRequest, incident_id: UUID, step: str, kind: str) -> HttpResponse:
    """Note that a step is done, or open again."""
    of, said = _term(ResponseStep, step), _term(NoteKind, kind)
    form = forms.NoteForm(posted(request))
    is_done = said is NoteKind.DONE
    page = page_under(
        incident_id,
        title=terms.word(of),
        lead=_("Write what was done.") if is_done else _("Write why the step is open again."),
        button=_("The step is done") if is_done else _("Open the step again"),
        done=_("It is noted."),
    )
    return answer(
        request,
        incident_id,
        form,
        page,
        lambda: changes.note_step(
            request.actor, form.plan(incident_id, of, said), now=timezone.now()
        ),
    )


@both
def check(
    request: OfficeRequest, incident_id: UUID, first_id: UUID, second_id: UUID
) -> HttpResponse:
    """Record whether the incident belongs to a dispute."""
    pair = frozenset((first_id, second_id))
    dispute = queries.dispute_to_check(request.actor, incident_id, pair, now=timezone.now())
    form = forms.CheckForm(
        posted(request),
        choices={"verdict": terms.choices(DisputeVerdict)},
    )
    page = page_under(
        incident_id,
        title=_("Dispute between %(first)s and %(second)s")
        % {"first": dispute.first, "second": dispute.second},
        button=_("Save the check"),
        done=_("The check is saved."),
    )
    return answer(
        request,
        incident_id,
        form,
        page,
        lambda: changes.check_dispute(
            request.actor, form.plan(incident_id, first_id, second_id), now=timezone.now()
        ),
    )


@both
def risk(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Assess the risk for retaliation."""
    window = queries.window_of(request.actor, incident_id, now=timezone.now())
    until = window.until
    form = forms.RiskForm(
        posted(request),
        initial={
            "level": window.kind.value,
            "until": timezone.localdate(until - timedelta(seconds=1)) if until else None,
        },
        choices={"level": terms.choices(RetaliationWindow)},
    )
    page = page_under(
        incident_id,
        title=terms.word(ResponseStep.RISK),
        lead=_("By time alone: %(window)s. You decide.")
        % {"window": wording.window_sentence(window)},
        button=_("Save the assessment"),
        done=_("The assessment is saved."),
    )
    return answer(
        request,
        incident_id,
        form,
        page,
        lambda: changes.assess_risk(request.actor, form.plan(incident_id), now=timezone.now()),
    )


@both
def end(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """End the answer."""
    form = forms.EndForm(
        posted(request),
        choices={"kind": terms.choices(ResponseEnd)},
    )
    page = page_under(
        incident_id,
        title=_("End the answer"),
        button=_("End the answer"),
        done=_("The answer has ended."),
        is_final=True,
    )
    return answer(
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
