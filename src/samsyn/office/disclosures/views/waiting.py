"""What waits at the door: proposals for a second person, and recalls to answer."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.office.access import Deed
from samsyn.office.disclosures import changes, queries, wording
from samsyn.office.disclosures.forms import SettlingForm
from samsyn.office.disclosures.grounds import label
from samsyn.office.disclosures.queries import ProposalLine
from samsyn.office.disclosures.views.answers import ANSWERS, NOES, RECORD_PAGES, doors_of
from samsyn.office.ui.answering import try_saving
from samsyn.office.ui.requests import OfficeRequest, posted

CONFIRM, DECLINE, WITHDRAW = "confirm", "decline", "withdraw"


@require_safe
def work(request: OfficeRequest) -> HttpResponse:
    """Show what waits for somebody of the reader's rooms, and what was settled lately."""
    page = {
        "work": queries.work(request.actor),
        "undelivered": queries.undelivered(request.actor),
        "words": wording.door_words(),
        "delivery_words": wording.delivery_words(),
        "doors": doors_of(request.actor),
    }
    return render(request, "disclosures/work.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: OfficeRequest, proposal_id: UUID) -> HttpResponse:
    """Show one proposal; confirm it, say no, or withdraw it."""
    line = queries.proposal(request.actor, proposal_id)
    form = SettlingForm(posted(request))
    if request.method == "POST":
        here = reverse("disclosures:proposal", args=[proposal_id])
        act = request.POST.get("act", "")
        now = timezone.now()
        if act == WITHDRAW and form.is_valid():
            return ANSWERS.do(
                request,
                lambda: changes.withdraw(request.actor, form.settling(proposal_id), now=now),
                then=here,
                done=_("It is withdrawn. Nothing was told."),
            )
        deed = changes.confirm if act == CONFIRM else changes.decline
        saved = try_saving(
            request, form, lambda: deed(request.actor, form.settling(proposal_id), now=now), NOES
        )
        if saved:
            made = saved.value
            return redirect("disclosures:disclosure", made) if made else redirect(here)
    return _shown(request, line, form)


def _shown(request: OfficeRequest, line: ProposalLine, form: SettlingForm) -> HttpResponse:
    actor = request.actor
    may_decide = actor.may(Deed.DISCLOSE, line.room_id)
    waits = line.state == "waiting" and may_decide
    is_own = line.proposed_by_id == actor.staff_id
    said, marks = [], []
    if waits:
        contents = queries.proposed_contents(actor, line, now=timezone.now())
        shown = wording.said(line.kind, contents, names_shown=actor.names_revealed)
        said = [(name, text) for _key, name, text in shown]
        marks = wording.marks(contents)
    context = {
        "line": line,
        "form": form,
        "said": said,
        "marks": marks,
        "fields": ", ".join(label(line.kind, key) for key in line.fields),
        "kind_word": wording.kind_word(line.kind),
        "record_page": RECORD_PAGES[line.kind],
        "words": wording.door_words(),
        "may_complete": line.state == "spoken" and may_decide,
        "may_settle": waits and not is_own,
        "may_withdraw": waits and is_own,
    }
    return render(request, "disclosures/proposal.html", context, status=422 if form.errors else 200)
