"""The page of one group, as of today or with the list of any past day."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samsyn.office.access import Actor, Deed
from samsyn.office.access.holding import hold_on
from samsyn.office.aftermath.queries import open_answers
from samsyn.office.disclosures.grounds import Kind
from samsyn.office.disclosures.queries import lapsed_among
from samsyn.office.group_pages import pictures
from samsyn.office.group_pages.queries import incidents_of
from samsyn.office.groups import wording
from samsyn.office.groups.queries import GroupSheet, group_sheet
from samsyn.office.sanctions.queries import open_consequences
from samsyn.office.ui.languages import active_language
from samsyn.office.ui.requests import OfficeRequest

MOST_INCIDENTS = 12


@require_safe
def group(request: OfficeRequest, group_id: UUID) -> HttpResponse:
    """Show what the reader's rooms know of the group; `?on=` asks for the list of a past day."""
    today = timezone.localdate()
    typed = request.GET.get("on", "").strip()
    asked = _day(typed)
    on = asked if asked and asked <= today else today
    sheet = group_sheet(request.actor, group_id, today=today, on=on)
    incidents = incidents_of(request.actor, sheet.record_ids)
    words = wording.all_words()
    kept = _answers_for_removals(request.actor, sheet)
    held = hold_on(request.actor, sheet.id) if kept else None
    joint = bool(request.actor.joint_rooms)
    language = active_language()
    return render(
        request,
        "group_pages/group.html",
        {
            "sheet": sheet,
            "is_over": bool(lapsed_among(request.actor, Kind.GROUP, [sheet.id])),
            "held": held,
            "lift_href": reverse("retention:lift", args=[held.id]) if held else "",
            "hold_href": (
                reverse("retention:hold_record", args=["group", sheet.id])
                if kept and not held
                else ""
            ),
            "today": today,
            "typed": typed or today.isoformat(),
            "is_day_wrong": bool(typed) and on != asked,
            "incidents": incidents[:MOST_INCIDENTS],
            "incident_count": len(incidents),
            "gap": pictures.last_gap(incidents),
            "timeline": pictures.timeline(
                incidents, group=sheet.name, today=today, words=words["harm_kinds"]
            ),
            "map": pictures.territory(sheet, incidents, today=today),
            "why": {
                one.membership_id: wording.why(one, language=language) for one in sheet.to_review
            },
            "answers": open_answers(request.actor, group_ids=sheet.record_ids),
            "consequences": open_consequences(request.actor, group_ids=sheet.record_ids),
            "reads_joint_room": joint,
            "may_reveal": bool(request.actor.rooms_granting(Deed.REVEAL_NAMES)),
            "names_shown": request.actor.names_revealed,
            "words": words,
        },
    )


def _answers_for_removals(actor: Actor, sheet: GroupSheet) -> bool:
    own = next(record for record in sheet.records if record.id == sheet.id)
    return actor.may(Deed.KEEP_RETENTION, own.room_id)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
