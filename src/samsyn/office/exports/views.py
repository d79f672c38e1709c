"""Pages of exports: what was asked for, a list's own form, one export, a decision on it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.interchange.listings import CONTENT_TYPES
from samsyn.office.access import Deed, NotPermitted
from samsyn.office.exports import changes, prints, queries, wording
from samsyn.office.exports.changes import CannotExport, Ended
from samsyn.office.exports.forms import AskForm, DecisionForm
from samsyn.office.exports.queries import RoomOffered
from samsyn.office.exports.rules import OFFERED, ExportKind
from samsyn.office.exports.words import KINDS
from samsyn.office.ui.answering import Answering, Back, FormPage, Next, Noes, tell
from samsyn.office.ui.office_forms import OfficeForm
from samsyn.office.ui.requests import OfficeRequest, posted

both = require_http_methods(["GET", "HEAD", "POST"])


def _home() -> Back:
    return Back(reverse("exports:overview"), _("Exports"))


_ANSWERING = Answering(
    noes=Noes(refused=(CannotExport,)), home=_home, short=frozenset({"first", "last", "days"})
)


@require_safe
def overview(request: OfficeRequest) -> HttpResponse:
    """Show the exports that wait for the reader, the reader's own, and the others of the rooms."""
    if not queries.takes_part(request.actor):
        raise NotPermitted(_("Your role takes no lists out. Ask the coordinator of the room."))
    context = {
        "lists": queries.export_lists(request.actor, now=timezone.now()),
        "may_ask": bool(queries.lists_out(request.actor)),
        "decides": bool(request.actor.rooms_granting(Deed.APPROVE_EXPORT)),
        "say": wording,
    }
    return render(request, "exports/overview.html", context)


@require_safe
def choose(request: OfficeRequest) -> HttpResponse:
    """Show the lists that can leave the reader's rooms."""
    _rooms(request)
    context = {
        "kinds": [
            (kind.value, KINDS[kind], wording.TOLD[kind], OFFERED[kind].needs_approval)
            for kind in queries.lists_out(request.actor)
        ],
    }
    return render(request, "exports/choose.html", context)


@both
def ask(request: OfficeRequest, kind: str) -> HttpResponse:
    """Ask for a list. What it cannot have, a period or names, is not asked for."""
    if kind not in set(ExportKind):
        raise Http404
    chosen = ExportKind(kind)
    rooms = _rooms(request, chosen)
    offers_names = OFFERED[chosen].tells_of_people and any(
        request.actor.may(Deed.REVEAL_NAMES, one.room_id) for one in rooms
    )
    form = AskForm(
        posted(request),
        kind=chosen,
        offers_names=offers_names,
        initial={
            "room": str(rooms[0].room_id) if len(rooms) == 1 else "",
            "file_format": OFFERED[chosen].formats[0].value,
        },
        choices={
            "room": [(str(one.room_id), one.name) for one in rooms],
            "file_format": wording.format_choices(chosen),
        },
    )
    needs = OFFERED[chosen].needs_approval
    page = FormPage(
        title=_("Take out a list: %(list)s") % {"list": KINDS[chosen]},
        button=_("Ask for the list") if needs else _("Make it ready"),
        back=_home(),
        done=_("The list is asked for. You can fetch it once somebody else has approved it.")
        if needs
        else _("The list can be fetched."),
        lead=str(wording.TOLD[chosen]),
        consequences=_consequences(chosen),
    )

    def save() -> Next:
        made = changes.ask(request.actor, form.plan(), now=timezone.now())
        return Next(reverse("exports:export", args=[made]))

    return _ANSWERING.answer(request, form, page, save)


@both
def export(request: OfficeRequest, export_id: UUID) -> HttpResponse:
    """Show one export; a POST makes the file and hands it over, or says why there is none."""
    if request.method == "POST":
        return _fetched(request, export_id)
    context = {
        "sheet": queries.export_sheet(request.actor, export_id, now=timezone.now()),
        "say": wording,
    }
    return render(request, "exports/export.html", context)


@both
def decide(request: OfficeRequest, export_id: UUID) -> HttpResponse:
    """Approve somebody else's export or refuse it. What does not wait for the reader is shown."""
    sheet = queries.export_sheet(request.actor, export_id, now=timezone.now())
    if not request.actor.may(Deed.APPROVE_EXPORT, sheet.room_id):
        raise NotPermitted(_("Your role does not decide on exports of this room."))
    if request.method != "POST" and not sheet.may_decide:
        return redirect("exports:export", export_id)
    form = DecisionForm(posted(request))
    line = sheet.line
    page = FormPage(
        title=_("Decide on an export"),
        button=_("Save the decision"),
        back=_back(export_id, line.number),
        done=_("Your decision is saved, and whoever asked sees it."),
        lead=_("%(name)s asks for: %(what)s. %(amount)s.")
        % {
            "name": line.asked_by,
            "what": wording.title_of(line),
            "amount": wording.amount(line.lines, line.people),
        },
        consequences=(
            _("The file is to show names.") if sheet.with_names else _("The file shows no names."),
            _("Purpose: %(purpose)s") % {"purpose": line.purpose},
            _("Days in which it can be fetched: %(days)d") % {"days": sheet.days},
            _("Each fetched file is noted, with everybody in it. Nobody can call a file back."),
        ),
    )
    return _ANSWERING.answer(
        request,
        form,
        page,
        lambda: changes.decide(request.actor, form.plan(export_id), now=timezone.now()),
    )


@both
def withdraw(request: OfficeRequest, export_id: UUID) -> HttpResponse:
    """End an export before its day."""
    sheet = queries.export_sheet(request.actor, export_id, now=timezone.now())
    form = OfficeForm(posted(request))
    page = FormPage(
        title=_("Withdraw the export"),
        button=_("Withdraw"),
        back=_back(export_id, sheet.line.number),
        done=_("The export is withdrawn. No file can be fetched any more."),
        lead=wording.title_of(sheet.line),
        consequences=(
            _("From now on no file can be fetched. Who needs the list asks again."),
            _("Files that were fetched already are not called back. Their owner erases them."),
        ),
        is_final=True,
    )
    return _ANSWERING.answer(
        request,
        form,
        page,
        lambda: changes.withdraw(request.actor, export_id, now=timezone.now()),
    )


def _fetched(request: OfficeRequest, export_id: UUID) -> HttpResponse:
    now = timezone.now()
    try:
        made = changes.fetch(request.actor, export_id, written=prints.written, now=now)
    except (CannotExport, Ended) as refusal:
        tell(request, refusal)
        return redirect("exports:export", export_id)
    name = prints.file_name(made.number, made.file_format)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made.content, content_type=CONTENT_TYPES[made.file_format], headers=headers)


def _rooms(request: OfficeRequest, kind: ExportKind | None = None) -> list[RoomOffered]:
    rooms = queries.rooms_to_export_from(request.actor)
    found = [one for one in rooms if kind is None or kind in one.kinds]
    if not found:
        raise NotPermitted(_("Your role takes no such list out of any room."))
    return found


def _back(export_id: UUID, number: str) -> Back:
    return Back(reverse("exports:export", args=[export_id]), number)


def _consequences(kind: ExportKind) -> tuple[str, ...]:
    if not OFFERED[kind].needs_approval:
        return (_("The file bears your name, the purpose and the day by which you erase it."),)
    return (
        _("Somebody else in the room approves it before you can fetch it."),
        _("It holds what you see when you fetch it, and nothing that was not approved."),
        _("People with protected identity stay out."),
        _("The file bears your name, the purpose and the day by which you erase it."),
    )
