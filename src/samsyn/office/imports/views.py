"""Pages of imports: upload, what the columns mean, dry run, taking, rejects, undo."""

from datetime import UTC, datetime
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samsyn.office import access
from samsyn.office.access import Deed, Refusal, RoomItself
from samsyn.office.imports import changes, jobs, queries, wording
from samsyn.office.imports.forms import MappingForm, UploadForm
from samsyn.office.ui.answering import tell
from samsyn.office.ui.languages import active_language
from samsyn.office.ui.requests import OfficeRequest

_WORDS = {"kinds": wording.KINDS, "states": wording.STATES, "tables": wording.TABLES}
_GATE = (access.NotPermitted, access.NotVisible)  # answered by the middleware
_SORTS = ("fault", "here", "likely")


@require_http_methods(["GET", "POST"])
def batches(request: OfficeRequest) -> HttpResponse:
    """List the files of the reader's rooms; a POST uploads another."""
    rooms = queries.rooms_to_import_into(request.actor)
    form = UploadForm(
        request.POST or None,
        request.FILES or None,
        rooms=rooms,
        is_too_large="samsyn.upload_too_large" in request.META,
    )
    if request.method == "POST":
        if not rooms:
            access.require(request.actor, Deed.IMPORT_FILE, about=RoomItself(0))
        if form.is_valid() and (batch_id := _stage(request, form)):
            return redirect("imports:columns", batch_id)
    before = parse_datetime(request.GET.get("before", "")) if "before" in request.GET else None
    if before is not None and before.tzinfo is None:
        before = before.replace(tzinfo=UTC)
    page = queries.list_batches(request.actor, before=before)
    context = {"form": form if rooms else None, "page": page, **_WORDS}
    return render(request, "imports/batches.html", context, status=422 if form.errors else 200)


def _stage(request: OfficeRequest, form: UploadForm) -> UUID | None:
    """Stage the file, or say on the form why not; then nothing is written."""
    try:
        return changes.stage_batch(request.actor, form.plan(), now=timezone.now())
    except changes.CannotRead as error:
        form.add_error("file", wording.refusal(error))
    except _GATE:
        raise
    except Refusal as refusal:
        for reason in refusal.reasons:
            form.add_error("file", reason)
    return None


@require_GET
def batch(request: OfficeRequest, batch_id: UUID) -> HttpResponse:
    """Show what a batch would make, or has made, and what is wrong with its rows."""
    sheet = queries.batch_sheet(request.actor, batch_id)
    if sheet.line.state == "accepting":
        return redirect("imports:progress", batch_id)
    sort = request.GET.get("show", "fault")
    sort = sort if sort in _SORTS else "fault"
    page = queries.findings(request.actor, batch_id, sort, after=request.GET.get("after", ""))
    return render(request, "imports/batch.html", _sheet_context(sheet, sort, page))


def _sheet_context(
    sheet: queries.BatchSheet, sort: str, page: queries.FindingPage
) -> dict[str, object]:
    found = [
        (one, wording.reason(one.code, one.values, one.reason) if sort == "fault" else "")
        for one in page.found
    ]
    return {
        "sheet": sheet,
        "sort": sort,
        "found": found,
        "after": page.after,
        "notes": [wording.note(kept) for kept in sheet.notes],
        "questions": [_question(name) for name in sheet.questions],
        "at_once": changes.AT_ONCE,
        **_WORDS,
    }


def _question(name: str) -> str:
    return _(" or ").join(str(wording.FIELDS[one]) for one in name.split(" or "))


@require_http_methods(["GET", "POST"])
def columns(request: OfficeRequest, batch_id: UUID) -> HttpResponse:
    """Ask what the columns of a staged file mean."""
    sheet = queries.batch_sheet(request.actor, batch_id)
    if sheet.line.state not in ("staged", "refused"):
        return redirect("imports:batch", batch_id)
    form = MappingForm(request.POST or None, sheet=sheet)
    if request.method == "POST" and form.is_valid():
        try:
            changes.correct_mapping(request.actor, form.plan(batch_id), now=timezone.now())
        except _GATE:
            raise
        except Refusal as refusal:
            for reason in refusal.reasons:
                form.add_error(None, reason)
        else:
            return redirect("imports:batch", batch_id)
    context = {
        "sheet": sheet,
        "form": form,
        "questions": [_question(name) for name in sheet.questions],
        **_WORDS,
    }
    return render(request, "imports/columns.html", context, status=422 if form.errors else 200)


@require_POST
def take(request: OfficeRequest, batch_id: UUID) -> HttpResponse:
    """Take a small file now, a large one by a job."""
    now = timezone.now()
    sheet = queries.batch_sheet(request.actor, batch_id)
    try:
        if sheet.line.counts.get("rows", 0) < changes.AT_ONCE:
            changes.accept_batch(request.actor, batch_id, now=now)
            messages.success(request, _("The file has been taken."))
            return redirect("imports:batch", batch_id)
        changes.start_accepting(request.actor, batch_id, now=now)
    except _GATE:
        raise
    except Refusal as refusal:
        return _back(request, batch_id, refusal)
    language = active_language()
    staff_id = request.actor.staff_id
    transaction.on_commit(lambda: jobs.accept.enqueue(str(batch_id), staff_id, language))
    return redirect("imports:progress", batch_id)


@require_GET
def progress(request: OfficeRequest, batch_id: UUID) -> HttpResponse:
    """Show how far the taking has come; asked again by the page, or by its link."""
    sheet = queries.batch_sheet(request.actor, batch_id)
    if sheet.line.state != "accepting":
        address = redirect("imports:batch", batch_id)
        if request.headers.get("HX-Request"):
            return HttpResponse(headers={"HX-Redirect": address.url})
        return address
    known = queries.rows_done(request.actor, batch_id)
    context = {
        "sheet": sheet,
        "done": known[0] if known else 0,
        "is_still": _is_still(known[1] if known else sheet.started_at),
        **_WORDS,
    }
    return render(request, "imports/progress.html", context)


def _is_still(last_sign: datetime | None) -> bool:
    """Whether nothing has been heard of the job for so long that it may have died."""
    return last_sign is None or (timezone.now() - last_sign).total_seconds() > jobs.SILENCE


@require_GET
def rejects(request: OfficeRequest, batch_id: UUID) -> HttpResponse:
    """Hand out the rows that were sent back."""
    sheet = queries.batch_sheet(request.actor, batch_id)
    try:
        content = changes.take_out_rejects(request.actor, batch_id, now=timezone.now())
    except _GATE:
        raise
    except Refusal as refusal:
        return _back(request, batch_id, refusal)
    name = sheet.line.file_name.rpartition(".")[0] or sheet.line.file_name
    safe = "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in name)
    plain = safe.encode("ascii", "replace").decode().replace("?", "-")
    return HttpResponse(
        content,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{plain}-rejects.csv"'},
    )


@require_http_methods(["GET", "POST"])
def undo(request: OfficeRequest, batch_id: UUID) -> HttpResponse:
    """Ask before taking back what a batch made, and take it back."""
    sheet = queries.batch_sheet(request.actor, batch_id)
    reasons: tuple[str, ...] = ()
    if request.method == "GET":
        reasons = queries.objections_to_undoing(request.actor, batch_id)
    else:
        try:
            changes.undo_batch(request.actor, batch_id, now=timezone.now())
        except _GATE:
            raise
        except Refusal as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, _("What the file made has been taken back."))
            return redirect("imports:batch", batch_id)
    context = {"sheet": sheet, "reasons": reasons, **_WORDS}
    is_refused = bool(reasons) and request.method == "POST"
    return render(request, "imports/undo.html", context, status=422 if is_refused else 200)


@require_POST
def discard(request: OfficeRequest, batch_id: UUID) -> HttpResponse:
    """Throw away a file that was not taken."""
    try:
        changes.discard_batch(request.actor, batch_id, now=timezone.now())
    except _GATE:
        raise
    except Refusal as refusal:
        return _back(request, batch_id, refusal)
    messages.success(request, _("The file has been thrown away. Nothing was made of it."))
    return redirect("imports:batches")


def _back(request: OfficeRequest, batch_id: UUID, refusal: Refusal) -> HttpResponse:
    tell(request, refusal)
    return redirect("imports:batch", batch_id)
