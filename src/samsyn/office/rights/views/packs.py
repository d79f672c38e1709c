"""The answer as PDF and as data. Both are noted as taken out."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from samsyn.office.audit.changes import Reading
from samsyn.office.printing import CannotPrint, note_print, pdf_response
from samsyn.office.rights import prints, queries
from samsyn.office.ui.requests import OfficeRequest


@require_safe
def pack_pdf(request: OfficeRequest, request_id: UUID) -> HttpResponse:
    """Put the answer on paper for the person; before the answer it is a preview."""
    now = timezone.now()
    sheet = queries.request_sheet(request.actor, request_id, now=now, reading=Reading.PRINT)
    noted = note_print(
        request.actor,
        subject="rights_personrequest",
        record_ids=[request_id],
        room_ids=[sheet.head.room_id],
    )
    try:
        return pdf_response(prints.pack_pdf(sheet), name="request", noted=noted)
    except CannotPrint as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return redirect("rights:request", request_id)


@require_safe
def pack_data(request: OfficeRequest, request_id: UUID) -> HttpResponse:
    """Give the answer as data that a machine reads."""
    now = timezone.now()
    sheet = queries.request_sheet(request.actor, request_id, now=now, reading=Reading.EXPORT)
    return JsonResponse(
        prints.pack_data(sheet),
        json_dumps_params={"ensure_ascii": False, "indent": 1},
        headers={
            "Content-Disposition": 'attachment; filename="request.json"',
            "Cache-Control": "no-store",
        },
    )
