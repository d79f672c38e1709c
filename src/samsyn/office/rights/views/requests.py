"""A request from the day it comes in to its answer."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.office.rights import changes, queries, wording
from samsyn.office.rights.changes import CannotAnswer
from samsyn.office.rights.forms import AnswerForm, ExtendForm, FindForm, LinesForm, RequestForm
from samsyn.office.rights.views.answers import ANSWERING, home
from samsyn.office.ui import terms
from samsyn.office.ui.answering import Back, FormPage, Next
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.rights import IdentityCheck, LineDecision, WithholdGround

both = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def overview(request: OfficeRequest) -> HttpResponse:
    """Show what waits: requests and contests, with their days."""
    return render(
        request,
        "rights/overview.html",
        {
            "requests": queries.requests(request.actor),
            "contests": queries.contests(request.actor),
            "today": timezone.localdate(),
            "word": terms.word,
        },
    )


@both
def register(request: OfficeRequest) -> HttpResponse:
    """Register a request; the day on which it is due follows from the day it came in."""
    now = timezone.now()
    rooms = queries.answering_rooms(request.actor)
    owners = queries.owners(request.actor, now=now)
    form = RequestForm(
        posted(request),
        initial={
            "owner": str(request.actor.staff_id),
            "room": str(rooms[0].pk) if len(rooms) == 1 else "",
        },
        choices={
            "room": [(str(room.pk), room.name) for room in rooms],
            "identity_check": terms.choices(IdentityCheck),
            "owner": [(str(pk), name) for pk, name in owners.items()],
        },
    )
    page = FormPage(
        title=_("Register a request"),
        button=_("Register"),
        back=home(),
        done=_("The request is registered. Look for the person next."),
        lead=_("Each authority answers for its own room. The answer is due within a month."),
    )

    def save() -> Next:
        made = changes.register(request.actor, form.plan(), now=now)
        return Next(reverse("rights:find", args=[made]))

    return ANSWERING.answer(request, form, page, save)


@both
def request_page(request: OfficeRequest, request_id: UUID) -> HttpResponse:
    """Show a request with its rows; a POST takes what was decided of them."""
    now = timezone.now()
    sheet = queries.request_sheet(request.actor, request_id, now=now)
    form = LinesForm(posted(request), lines=sheet.lines)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                changes.decide_lines(request.actor, request_id, form.decided(), now=now)
            except CannotAnswer as refusal:
                form.refuse(refusal.reasons)
            else:
                return ANSWERING.do(
                    request,
                    lambda: None,
                    then=reverse("rights:request", args=[request_id]),
                    done=_("What you decided is saved."),
                )
        status = 422
    context = {
        "sheet": sheet,
        "form": form,
        "today": timezone.localdate(now),
        "word": terms.word,
        "words": wording,
        "counts": [
            (terms.word(LineDecision(one)), count)
            for one, count in wording.decisions(sheet.lines).items()
        ],
    }
    return render(request, "rights/request.html", context, status=status)


@both
def find(request: OfficeRequest, request_id: UUID) -> HttpResponse:
    """Look for the person in the room of the request, and say which records are theirs."""
    now = timezone.now()
    text = request.POST.get("sought", "").strip()
    found = queries.candidates(request.actor, request_id, text[:100], today=timezone.localdate(now))
    offered = [(str(one.label.person_id), one.label.text) for one in found.people]
    form = FindForm(posted(request), offered=offered)
    status = 200
    if request.method == "POST" and form.is_valid():
        chosen = form.chosen_people
        if chosen or form.cleaned_data["is_nobody"]:
            changes.choose_records(request.actor, request_id, chosen, now=now)
            changes.compile_pack(request.actor, request_id, now=now)
            return redirect("rights:request", request_id)
        if "search" not in request.POST:
            form.refuse([_("Choose the records, or say that none of them is the person.")])
            status = 422
    elif request.method == "POST":
        status = 422
    context = {"form": form, "found": found, "request_id": request_id}
    return render(request, "rights/find.html", context, status=status)


@require_POST
def gather(request: OfficeRequest, request_id: UUID) -> HttpResponse:
    """Find again what the room holds; rows that are there already stay as they were."""
    return ANSWERING.do(
        request,
        lambda: changes.compile_pack(request.actor, request_id, now=timezone.now()),
        then=reverse("rights:request", args=[request_id]),
        done=_("What the room holds of the person is gathered."),
    )


@both
def extend(request: OfficeRequest, request_id: UUID) -> HttpResponse:
    """Prolong a request by two months, once."""
    now = timezone.now()
    sheet = queries.request_sheet(request.actor, request_id, now=now)
    form = ExtendForm(posted(request))
    page = FormPage(
        title=_("Prolong the request"),
        button=_("Prolong by two months"),
        back=Back(reverse("rights:request", args=[request_id]), sheet.head.code),
        done=_("The request is prolonged. Tell the person today, and why."),
        lead=_("It can be done once, within the first month, and the person is told why."),
    )
    return ANSWERING.answer(
        request,
        form,
        page,
        lambda: changes.extend(request.actor, request_id, because=form.text("because"), now=now),
    )


@both
def answer(request: OfficeRequest, request_id: UUID) -> HttpResponse:
    """Answer a request. The outcome follows from what was decided of each row."""
    now = timezone.now()
    sheet = queries.request_sheet(request.actor, request_id, now=now)
    outcomes = sheet.outcomes
    form = AnswerForm(
        posted(request),
        initial={"outcome": outcomes[0].value},
        choices={
            "outcome": terms.choices(outcomes),
            "ground": [(one.value, wording.withheld(one)) for one in WithholdGround],
        },
    )
    page = FormPage(
        title=_("Answer the request"),
        button=_("Give the answer"),
        back=Back(reverse("rights:request", args=[request_id]), sheet.head.code),
        done=_("The request is answered. Send the letter."),
        lead=_("The answer is frozen: what was told, what was withheld and on which ground."),
        notes=tuple(_undecided(sheet.waiting)),
    )
    return ANSWERING.answer(
        request,
        form,
        page,
        lambda: changes.answer(request.actor, request_id, form.plan(), now=now),
    )


def _undecided(rows: int) -> Iterator[str]:
    """Say before the answer is given what it still waits for."""
    if rows:
        yield _("%(count)s rows are not decided yet.") % {"count": rows}
