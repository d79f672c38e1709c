"""What is contested, from the day it is to what comes of it."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.office.rights import changes, queries, wording
from samsyn.office.rights.forms import ContestForm, SettleForm
from samsyn.office.rights.views.answers import ANSWERING
from samsyn.office.ui import terms
from samsyn.office.ui.answering import Back, FormPage, Next, try_saving
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.rights import ContestedKind, ContestOutcome, RaisedBy

both = require_http_methods(["GET", "HEAD", "POST"])


@both
def contest(request: OfficeRequest, person_id: UUID) -> HttpResponse:
    """Contest something that is held of a person."""
    now = timezone.now()
    found = queries.contestable(request.actor, person_id)
    form = ContestForm(
        posted(request),
        choices={
            "claim": [(str(one.row_id), wording.contested(one)) for one in found.claims],
            "raised_by": terms.choices(RaisedBy),
        },
    )
    page = FormPage(
        title=_("Contest what is held"),
        button=_("Contest"),
        back=Back(reverse("people:person", args=[person_id]), found.label.text),
        done=_("It is contested. It counts for nothing until it is settled."),
        lead=_("From now on it is in no list, selection or report. The page shows it as disputed."),
        consequences=(
            _("Every room that was told is told so at once."),
            _("Somebody else in the room decides within a month that it stands."),
        ),
    )

    def save() -> Next:
        changes.contest(request.actor, form.plan(person_id, found.claims), now=now)
        return Next(reverse("rights:overview"))

    return ANSWERING.answer(request, form, page, save)


@both
def settle(request: OfficeRequest, contest_id: UUID) -> HttpResponse:
    """Show a contest, and decide what comes of it."""
    sheet = queries.contest_sheet(request.actor, contest_id)
    outcomes = [
        one
        for one in ContestOutcome
        if (one is ContestOutcome.ERASED) <= (sheet.line.kind is ContestedKind.RECORD)
    ]
    form = SettleForm(posted(request), choices={"outcome": terms.choices(outcomes)})
    now = timezone.now()

    def save() -> UUID:
        outcome, reason = form.decided_outcome, form.text("reason")
        return changes.settle(request.actor, contest_id, outcome, reason=reason, now=now)

    if request.method == "POST" and try_saving(request, form, save, ANSWERING.noes):
        messages.success(request, _("The contest is settled."))
        return redirect("rights:overview")
    told = {"sheet": sheet, "form": form, "contested": wording.contested(sheet.claim)}
    told |= {"today": timezone.localdate(now), "word": terms.word}
    refused = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "rights/contest.html", told, status=refused)
