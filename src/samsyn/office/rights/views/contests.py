"""What is contested, from the day it is to what comes of it."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.office.rights import changes, queries, wording
from samsyn.office.rights.forms import ContestForm, SettleForm
from samsyn.office.rights.views.answers import ANSWERING, home
from samsyn.office.ui import terms
from samsyn.office.ui.answering import Back, FormPage, Next
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
    """Decide what comes of a contest."""
    now = timezone.now()
    line = queries.contest_line(request.actor, contest_id)
    outcomes = [
        one
        for one in ContestOutcome
        if (one is ContestOutcome.ERASED) <= (line.kind is ContestedKind.RECORD)
    ]
    form = SettleForm(posted(request), choices={"outcome": terms.choices(outcomes)})
    notes = [line.reason]
    if line.outcome is not None:
        notes.append(f"{terms.word(line.outcome)}. {line.settled_because}")
    page = FormPage(
        title=_("Settle: %(what)s") % {"what": terms.word(line.kind)},
        button=_("Decide"),
        back=home(),
        done=_("The contest is settled."),
        lead=line.label.text,
        notes=tuple(notes),
    )
    return ANSWERING.answer(
        request,
        form,
        page,
        lambda: changes.settle(
            request.actor,
            contest_id,
            form.decided_outcome,
            reason=form.text("reason"),
            now=now,
        ),
    )
