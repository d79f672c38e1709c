"""The ledger of what was told and received, and one disclosure."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samsyn.office.disclosures import queries, wording
from samsyn.office.disclosures.forms import LedgerFilterForm
from samsyn.office.disclosures.grounds import Kind
from samsyn.office.disclosures.queries import Filters, LedgerPage, Side
from samsyn.office.disclosures.views.answers import RECORD_PAGES, doors_of
from samsyn.office.exchange.wording import sentence as why_not
from samsyn.office.ui.requests import OfficeRequest


@require_safe
def ledger(request: OfficeRequest) -> HttpResponse:
    """Show what the reader's rooms have told, or been told, newest first."""
    filters = _filters(request)
    page = queries.ledger(request.actor, filters)
    return render(
        request,
        "disclosures/ledger.html",
        {"doors": doors_of(request.actor), **_ledger_page(filters, page)},
    )


@require_safe
def disclosure(request: OfficeRequest, disclosure_id: UUID) -> HttpResponse:
    """Show one disclosure as the reader's side has it."""
    entry = queries.entry(request.actor, disclosure_id)
    shown = wording.said(entry.kind, entry.contents, names_shown=request.actor.names_revealed)
    return render(
        request,
        "disclosures/disclosure.html",
        {
            "entry": entry,
            "is_told": entry.side is Side.TOLD,
            "today": timezone.localdate(),
            "kind_word": wording.kind_word(entry.kind),
            "said": [(name, text) for _key, name, text in shown],
            "marks": wording.marks(entry.contents),
            "record_page": RECORD_PAGES[entry.kind],
            "carriage": queries.carriage_of(request.actor, entry),
            "delivery_words": wording.delivery_words(),
            "fault": why_not,
        },
    )


def _filters(request: OfficeRequest) -> Filters:
    asked = request.GET
    kind = asked.get("kind", "")
    room = asked.get("room", "")
    return Filters(
        side=Side.RECEIVED if asked.get("side") == Side.RECEIVED.value else Side.TOLD,
        kind=Kind(kind) if kind in {one.value for one in Kind} else None,
        record_id=_uuid(asked.get("record", "")),
        room_id=int(room) if room.isdecimal() and len(room) < 10 else None,  # noqa: PLR2004  fits the column
        before=_key(asked.get("before", "")),
        after=_key(asked.get("after", "")),
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _key(text: str) -> tuple[datetime, UUID] | None:
    moment, _sign, identifier = text.partition("_")
    found = _uuid(identifier)
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return (at, found) if found and at.tzinfo else None


def _ledger_page(filters: Filters, page: LedgerPage) -> dict[str, Any]:
    rooms = [(str(room_id), name) for room_id, name in page.rooms]
    form = LedgerFilterForm(
        initial={
            "kind": filters.kind.value if filters.kind else "",
            "room": str(filters.room_id or ""),
        }
    )
    form.offer(
        kinds=[("", _("Any")), *((kind.value, wording.kind_word(kind)) for kind in Kind)],
        rooms=[("", _("Any")), *rooms],
    )
    return {
        "rows": [
            (entry, wording.title(entry.kind, entry.code, entry.contents), _told_fields(entry))
            for entry in page.entries
        ],
        "is_told": filters.side is Side.TOLD,
        "today": timezone.localdate(),
        "form": form,
        "side": filters.side.value,
        "chips": _chips(filters, dict(rooms)),
        "told_href": _address(Filters(side=Side.TOLD)),
        "received_href": _address(Filters(side=Side.RECEIVED)),
        "clear_href": _address(Filters(side=filters.side)),
        "newer_href": _address(filters, after=page.newer) if page.newer else "",
        "older_href": _address(filters, before=page.older) if page.older else "",
        "is_filtered": bool(filters.kind or filters.room_id or filters.record_id),
    }


def _told_fields(entry: queries.Entry) -> str:
    return wording.fields_in_words(entry.kind, entry.fields)


def _chips(filters: Filters, rooms: dict[str, str]) -> list[tuple[str, str]]:
    chips = []
    if filters.record_id:
        chips.append((_("One record"), _address(filters, without="record")))
    if filters.kind:
        chips.append((wording.kind_word(filters.kind), _address(filters, without="kind")))
    if filters.room_id:
        name = rooms.get(str(filters.room_id), _("Other room"))
        chips.append((name, _address(filters, without="room")))
    return chips


def _address(
    filters: Filters,
    *,
    without: str = "",
    before: tuple[datetime, UUID] | None = None,
    after: tuple[datetime, UUID] | None = None,
) -> str:
    asked = {
        "side": filters.side.value if filters.side is Side.RECEIVED else "",
        "kind": filters.kind.value if filters.kind else "",
        "record": str(filters.record_id or ""),
        "room": str(filters.room_id or ""),
        "before": _written(before),
        "after": _written(after),
    }
    kept = {name: value for name, value in asked.items() if value and name != without}
    query = urlencode(kept)
    return reverse("disclosures:ledger") + (f"?{query}" if query else "")


def _written(key: tuple[datetime, UUID] | None) -> str:
    return f"{key[0].isoformat()}_{key[1]}" if key else ""
