"""Pages of removals: what rules say of a room, what waits, batches, receipts."""

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.office.retention import changes, jobs, queries, wording
from samsyn.office.retention.changes import CannotRemove
from samsyn.office.retention.forms import ApproveForm, RemoveForm
from samsyn.office.retention.views.answers import ANSWERING, home, kind_of, must_keep
from samsyn.office.ui.answering import FormPage, Next
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.retention import KeptKind

both = require_http_methods(["GET", "HEAD", "POST"])
BY_DECISION = 0  # in the address: what was hidden by decision, and by no rule


@require_safe
def overview(request: OfficeRequest) -> HttpResponse:
    """Show what the rules say of a room and what waits for somebody to decide."""
    room = _room(request)
    found = queries.overview(
        request.actor, room, now=timezone.now(), is_demo=settings.ENVIRONMENT.is_demo
    )
    return render(
        request,
        "retention/overview.html",
        {
            **_frame(request, "retention:overview", room.key),
            "room_name": room.name,
            "found": found,
            "words": wording.words(),
            "today": timezone.localdate(),
            "by_decision": BY_DECISION,
        },
    )


@require_safe
def receipts(request: OfficeRequest) -> HttpResponse:
    """Show the receipts of what was erased in a room."""
    room = _room(request)
    return render(
        request,
        "retention/receipts.html",
        {
            **_frame(request, "retention:receipts", room.key),
            "room_name": room.name,
            "lines": queries.receipts(request.actor, room),
            "words": wording.words(),
        },
    )


@require_POST
def prepare(request: OfficeRequest, room_key: str, rule_id: int) -> HttpResponse:
    """Put together what a rule hid, or what was hidden by decision, for somebody to approve."""
    _room(request)
    room = queries.room_of(request.actor, room_key)
    return ANSWERING.do(
        request,
        lambda: changes.prepare_batch(request.actor, room.pk, rule_id or None, now=timezone.now()),
        then=f"{reverse('retention:overview')}?room={room.key}",
        done=_("The batch is prepared. Somebody else has to approve it."),
    )


@both
def batch(request: OfficeRequest, batch_id: UUID) -> HttpResponse:
    """Show a batch and its sample; a POST approves that it is erased."""
    must_keep(request)
    now = timezone.now()
    sheet = queries.batch_sheet(request.actor, batch_id, now=now)
    form = ApproveForm(posted(request))
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                changes.approve_batch(
                    request.actor,
                    batch_id,
                    has_looked=form.cleaned_data["has_looked"],
                    archive_reference=form.text("archive_reference"),
                    now=now,
                    archive=jobs.archive(),
                )
            except CannotRemove as refusal:
                form.refuse(refusal.reasons)
            else:
                transaction.on_commit(lambda: jobs.erase.enqueue(str(batch_id)))
                return ANSWERING.do(
                    request,
                    lambda: None,
                    then=reverse("retention:batch", args=[batch_id]),
                    done=_("It is approved, and is being erased now."),
                )
        status = 422
    context = {"sheet": sheet, "form": form, "words": wording.words()}
    return render(request, "retention/batch.html", context, status=status)


@require_POST
def send_back(request: OfficeRequest, batch_id: UUID) -> HttpResponse:
    """Dissolve a batch that nobody has approved."""
    must_keep(request)
    return ANSWERING.do(
        request,
        lambda: changes.send_back(request.actor, batch_id, now=timezone.now()),
        then=reverse("retention:overview"),
        done=_("The batch is sent back. What was in it waits again."),
    )


@require_POST
def show(request: OfficeRequest, removal_id: UUID) -> HttpResponse:
    """Put a hidden record back where it lay."""
    must_keep(request)
    return ANSWERING.do(
        request,
        lambda: changes.show_again(request.actor, removal_id, now=timezone.now()),
        then=reverse("retention:overview"),
        done=_("The record is shown again, where it was."),
    )


@both
def remove(request: OfficeRequest, kind: str, record_id: UUID) -> HttpResponse:
    """Hide one record by decision; somebody else approves that it is erased."""
    kept = kind_of(kind)
    queries.see_record(request.actor, kept, record_id)
    form = RemoveForm(posted(request), choices={"reason": wording.given_reasons()})
    page = FormPage(
        title=_("Remove %(code)s") % {"code": queries.code_of(kind, record_id)},
        button=_("Hide it now"),
        back=home(),
        done=_("It is hidden from everybody now."),
        lead=_("For what we have no right to have, or what was wrong from the start."),
        consequences=(
            _("Everybody in the room stops seeing it at once, with all that hangs on it."),
            _("For 30 days it can be shown again. Then somebody else approves that it is erased."),
            _("What is erased cannot be brought back."),
        ),
        is_final=True,
    )
    return ANSWERING.answer(request, form, page, lambda: _hidden(request, kept, record_id, form))


def _hidden(request: OfficeRequest, kind: KeptKind, record_id: UUID, form: RemoveForm) -> Next:
    now = timezone.now()
    changes.hide_record(request.actor, kind, record_id, form.chosen_reason, now=now)
    return Next(reverse("retention:overview"))


def _room(request: OfficeRequest) -> queries.ChosenRoom:
    must_keep(request)
    return queries.room_of(request.actor, request.GET.get("room"))


def _frame(request: OfficeRequest, name: str, key: str) -> dict[str, object]:
    """Return the rooms to choose among, and the page's two sides."""
    rooms = queries.keeping_rooms(request.actor)
    here = reverse(name)
    return {
        "rooms": [(room.name, f"{here}?room={room.key}") for room in rooms],
        "room_href": f"{here}?room={key}",
        "room_key": key,
        "sides": [
            (_("What waits"), f"{reverse('retention:overview')}?room={key}"),
            (_("Receipts"), f"{reverse('retention:receipts')}?room={key}"),
        ],
        "side": f"{here}?room={key}",
    }
