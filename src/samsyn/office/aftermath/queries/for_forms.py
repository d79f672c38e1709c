"""What a form about an answer is asked for: a dispute, the window, the room, a task."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, NotVisible
from samsyn.office.aftermath.models import PartnerTask, Response
from samsyn.office.aftermath.queries.clocks import clocks_of
from samsyn.office.aftermath.queries.facts import Around, around
from samsyn.office.aftermath.queries.lines import DisputeLine, TaskLine, dispute_line, task_line
from samsyn.office.aftermath.queries.records import note_incident, one_response, pair_of
from samsyn.office.aftermath.rules import Window, window_at


def dispute_to_check(
    actor: Actor, incident_id: UUID, pair: frozenset[UUID], *, now: datetime
) -> DisputeLine:
    """Return a dispute that lives around an answered incident. Raises `NotVisible`."""
    _response, held = _held(actor, incident_id, now=now)
    for row in held.disputes:
        if pair_of(row) == pair:
            return dispute_line(row, held.checks.get(pair))
    raise NotVisible(_("The page does not exist."))


def window_of(actor: Actor, incident_id: UUID, *, now: datetime) -> Window:
    """Return how near in time an answered incident is. Raises `NotVisible`."""
    response, held = _held(actor, incident_id, now=now)
    return window_at(
        held.facts.happened_at,
        now,
        dispute_lives=bool(held.disputes),
        clocks=clocks_of(response.incident),
        zone=timezone.get_current_timezone(),
    )


def room_of_answer(actor: Actor, incident_id: UUID) -> int:
    """Return the room of an answer, for a form about it, and note that the incident was read."""
    response = one_response(actor, incident_id)
    note_incident(actor, response.incident)
    return response.room_id


def task_of(actor: Actor, task_id: UUID) -> TaskLine:
    """Return one task. Raises `NotVisible`."""
    rows = PartnerTask.objects.select_related("agency", "done_by", "response")
    return task_line(access.get_visible(actor, rows, pk=task_id))


def _held(actor: Actor, incident_id: UUID, *, now: datetime) -> tuple[Response, Around]:
    """Return an answer with what is held around its incident, and note that it was read."""
    response = one_response(actor, incident_id)
    note_incident(actor, response.incident)
    found = around(actor, [response.incident], [response], now=now)
    return response, found[incident_id]
