"""One talk's page, and the steps by which it is proposed, checked, followed up and closed."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.office.access import Deed, NotPermitted
from samsyn.office.notifications import changes, forms, queries, wording
from samsyn.office.people.queries import person_by_code
from samsyn.office.ui import terms
from samsyn.office.ui.office_forms import OfficeForm
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.promises import PromiseKind
from samsyn.vocabulary.talks import (
    PriorityTier,
    Recipient,
    RecontactResult,
    SafetyVerdict,
    TalkEnd,
    TalkTrigger,
)

UNREADABLE = 422
POSTED = ["GET", "POST"]


@require_safe
def talk(request: OfficeRequest, talk_id: UUID) -> HttpResponse:
    """Show where a talk stands and why, and everything that was done."""
    now = timezone.now()
    sheet = queries.talk_sheet(request.actor, talk_id, now=now)
    return render(
        request,
        "notifications/talk.html",
        {
            "sheet": sheet,
            "steps": wording.step_states(sheet),
            "today": timezone.localdate(now),
            "words": wording,
        },
    )


@require_http_methods(POSTED)
def propose(request: OfficeRequest) -> HttpResponse:
    """Show the form with what the rule says of the person; save the proposal."""
    if not request.actor.rooms_granting(Deed.PLAN_TALK):
        raise NotPermitted(_("Your role plans no talks."))
    code = request.POST.get("code") or request.GET.get("person", "")
    person_id = person_by_code(request.actor, code) if code else None
    now = timezone.now()
    form = forms.ProposalForm(
        posted(request),
        initial={"code": code, "recipient": Recipient.PERSON.value},
        choices={
            "recipient": terms.choices(Recipient),
            "trigger": terms.choices(TalkTrigger),
            "tier": terms.choices(PriorityTier),
        },
    )
    if form.is_bound and person_id is None:
        form.add_error("code", _("There is no such person. Write the code as it stands."))
    if form.is_bound and form.is_valid() and person_id is not None:
        try:
            made = changes.propose(request.actor, form.plan(person_id), now=now)
        except changes.CannotPropose as refusal:
            form.refuse(refusal.reasons)
        else:
            messages.success(request, _("The talk is proposed. Next comes the safety check."))
            return redirect("notifications:talk", made)
    suggestion = (
        queries.suggestion_for(request.actor, person_id, now=now) if person_id is not None else None
    )
    return render(
        request,
        "notifications/propose.html",
        {"form": form, "suggestion": suggestion, "words": wording},
        status=UNREADABLE if form.errors else 200,
    )


@require_http_methods(POSTED)
def check(request: OfficeRequest, talk_id: UUID) -> HttpResponse:
    """Record the check before the talk."""
    form = forms.ClearanceForm(posted(request), choices={"safety": terms.choices(SafetyVerdict)})
    return _step(
        request,
        talk_id,
        form,
        lambda: changes.clear(request.actor, form.plan(talk_id), now=timezone.now()),
        title=_("Check before the talk"),
        button=_("Save the check"),
        done=_("The check is saved."),
    )


@require_http_methods(POSTED)
def again(request: OfficeRequest, talk_id: UUID) -> HttpResponse:
    """Record that somebody got in touch again."""
    form = forms.RecontactForm(
        posted(request),
        initial={"happened_on": timezone.localdate()},
        choices={"result": terms.choices(RecontactResult)},
    )
    return _step(
        request,
        talk_id,
        form,
        lambda: changes.follow_up(request.actor, form.plan(talk_id), now=timezone.now()),
        title=_("In touch again"),
        button=_("Save"),
        done=_("Saved."),
    )


@require_http_methods(POSTED)
def close(request: OfficeRequest, talk_id: UUID) -> HttpResponse:
    """Close a talk that will not be held."""
    form = forms.EndingForm(posted(request), choices={"ended_as": terms.choices(TalkEnd)})
    return _step(
        request,
        talk_id,
        form,
        lambda: changes.close(request.actor, form.plan(talk_id), now=timezone.now()),
        title=_("Close the talk"),
        button=_("Close the talk"),
        done=_("The talk is closed."),
    )


@require_http_methods(POSTED)
def promise(request: OfficeRequest, talk_id: UUID, attempt_id: UUID) -> HttpResponse:
    """Enter in the ledger what was promised at a visit."""
    said = queries.promised_at(request.actor, talk_id, attempt_id)
    form = forms.PromiseForm(
        posted(request),
        initial={"kind": PromiseKind.HELP.value},
        choices={"kind": terms.choices(PromiseKind)},
    )
    return _step(
        request,
        talk_id,
        form,
        lambda: changes.enter_promise(
            request.actor, talk_id, attempt_id, kind=form.promised(), now=timezone.now()
        ),
        title=_("Enter the promise"),
        button=_("Enter the promise"),
        done=_("The promise stands in the ledger, word for word."),
        said=said,
        note=_(
            "It is entered as the team wrote it, to the groups that the person belonged to that "
            "day, or to the site as a whole. The ledger does not name the person."
        ),
    )


def _step(
    request: OfficeRequest,
    talk_id: UUID,
    form: OfficeForm,
    save: Callable[[], object],
    said: str = "",
    note: str = "",
    **page: str,
) -> HttpResponse:
    """Save what was posted and go back to the talk, or show the form again."""
    sheet = queries.plannable(request.actor, talk_id, now=timezone.now())
    if form.is_bound and form.is_valid():
        try:
            save()
        except (changes.CannotClear, changes.CannotClose) as refusal:
            form.refuse(refusal.reasons)
        else:
            messages.success(request, page["done"])
            return redirect("notifications:talk", talk_id)
    return render(
        request,
        "notifications/step.html",
        {
            "form": form,
            "sheet": sheet,
            "page": {**page, "said": said, "note": note},
            "words": wording,
        },
        status=UNREADABLE if form.errors else 200,
    )
