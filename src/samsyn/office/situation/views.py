"""The start page. Somebody who may read no records is told what their role shows."""

from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samsyn.office.access import Actor, Deed
from samsyn.office.calendar.queries import Entry
from samsyn.office.calendar.wording import entry_words
from samsyn.office.situation import pictures, tables, wording
from samsyn.office.situation.queries import (
    Overview,
    RosterDue,
    ShownIncident,
    opened_of_ours,
    overview_for,
)
from samsyn.office.situation.rules import begins_elsewhere
from samsyn.office.support import wording as support
from samsyn.office.ui import duties
from samsyn.office.ui.requests import OfficeRequest

ToDo = ShownIncident | RosterDue | Entry

MOST_ROWS: Final = 10
MOST_DUE: Final = 5  # so that the list can be read at a glance
MOST_GROUPS: Final = 12
REVIEWED_WITHIN: Final = timedelta(days=7)
LOOKED_BACK: Final = timedelta(days=90)
MAPPED_WITHIN: Final = timedelta(days=365)


@require_safe
def overview(request: OfficeRequest) -> HttpResponse:
    """Show the situation as the reader's rooms have it."""
    if elsewhere := begins_elsewhere(request.actor):
        return redirect(elsewhere)
    if not request.actor.reading_rooms:
        return render(request, "situation/no_records.html", _what_roles_show(request.actor))
    found = overview_for(request.actor, now=timezone.now())
    return render(request, "situation/overview.html", _page(request.actor, found))


def _what_roles_show(actor: Actor) -> dict[str, Any]:
    return {
        "roles": [
            (held.room_name, wording.role_sentence(held.role))
            for held in dict.fromkeys(actor.roles)
        ]
    }


def _page(actor: Actor, found: Overview) -> dict[str, Any]:
    week = wording.last_days(found, 7)
    history = tables.history(found.counts, until=found.until)
    usual = tables.usual(found.counts, until=found.until)
    todo = _todo(actor, found)
    return {
        "situation": found,
        "emergencies": opened_of_ours(actor, now=found.now),
        "rooms": {room.room_id: room for room in found.rooms},
        "facts": wording.week_facts(found),
        "week": week[:MOST_ROWS],
        "week_more": max(len(week) - MOST_ROWS, 0),
        "dots": pictures.weeks(found),
        "usual": wording.usual_sentence(usual),
        "busy": wording.busy_sentence(tables.busy_weeks(found.counts, until=found.until)),
        "method": wording.method_sentences(usual),
        "vague": sum(each.is_vague for each in found.incidents),
        "quarters": pictures.quarters(history.quarters),
        "years": pictures.years(history.quarters),
        "unplaced": history.unplaced,
        "focus": found.focus[:MOST_GROUPS],
        "focus_more": max(len(found.focus) - MOST_GROUPS, 0),
        "duties": duties.waiting(actor, today=found.today),
        "todo": todo[:MOST_DUE],
        "incidents_more": sum(isinstance(one, ShownIncident) for _day, one in todo[MOST_DUE:]),
        "rosters_more": sum(isinstance(one, RosterDue) for _day, one in todo[MOST_DUE:]),
        "older_unreviewed": _older_unreviewed(actor, found),
        "mapping_due": found.silence.mapped_on is not None
        and found.today - found.silence.mapped_on > MAPPED_WITHIN,
        "may_record_incident": bool(actor.rooms_granting(Deed.RECORD_INCIDENT)),
        "may_edit_groups": bool(actor.rooms_granting(Deed.EDIT_GROUPS)),
        "kind_name": wording.kind_name,
        "work": found.work,
        "joint_rooms": actor.joint_rooms,
        "about": _subjects(found),
        "tasks_more": sum(isinstance(one, Entry) for _day, one in todo[MOST_DUE:]),
        "most_due": MOST_DUE,
        "words": wording,
        "figure_words": support,
        "today": found.today,
        **entry_words(),
        "harm_words": wording.harm_words,
        "status_name": wording.status_name,
    }


def _subjects(found: Overview) -> dict[UUID, str]:
    """Return what happened in the incidents whose answers ask for something, by their records."""
    answers = found.work.answers if found.work else {}
    return {
        answers[each.incident_id].brief.id: ", ".join(
            filter(None, (wording.kind_name(each.kind), each.area))
        )
        for each in found.incidents
        if each.incident_id in answers
    }


def _todo(actor: Actor, found: Overview) -> list[tuple[date, ToDo]]:
    """Return what the reader can do with its day, the longest overdue first, no day last."""
    reviews = actor.rooms_granting(Deed.REVIEW_INCIDENT)
    edits = actor.rooms_granting(Deed.EDIT_GROUPS)
    todo: list[tuple[date, ToDo]] = [
        (each.last_day + REVIEWED_WITHIN, each)
        for each in reversed(found.incidents)
        if _is_overdue(each, found) and reviews.intersection(each.room_ids)
    ]
    todo += [(each.on, each) for each in (found.work.tasks if found.work else ())]
    todo += [
        (roster.review_on or date.max, roster)
        for roster in found.rosters
        if edits.intersection(roster.room_ids)
    ]
    return sorted(todo, key=lambda one: one[0])


def _older_unreviewed(actor: Actor, found: Overview) -> int:
    if not actor.rooms_granting(Deed.REVIEW_INCIDENT):
        return 0
    return tables.unreviewed_before(found.counts, found.today - LOOKED_BACK)


def _is_overdue(incident: ShownIncident, found: Overview) -> bool:
    """Whether an incident of the last 90 days waits for a review or a confirmation."""
    is_recent = incident.day > found.today - LOOKED_BACK
    has_waited = incident.last_day < found.today - REVIEWED_WITHIN
    needs_work = incident.is_unreviewed or incident.lacks_confirmation
    return is_recent and (incident.review_again or (has_waited and needs_work))
