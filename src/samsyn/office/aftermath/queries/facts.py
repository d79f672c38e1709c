"""From rows to the facts that the rules read. The same for every reader of the joint room."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.aftermath.models import DisputeCheck, Response
from samsyn.office.aftermath.queries.records import (
    Pair,
    checks_of,
    live_disputes,
    notes_of,
    pair_of,
    risks_of,
    sides_of,
)
from samsyn.office.aftermath.rules import ResponseFacts
from samsyn.office.groups.models import GroupRelation
from samsyn.office.incidents.models import Incident, IncidentReview
from samsyn.office.notifications.queries import TalkLine, talks_for
from samsyn.office.sanctions.queries import settled_on
from samsyn.vocabulary.incidents import IncidentStatus

OCCASION = "incident"  # what a talk names when an incident called for it
_REVIEWED = (IncidentStatus.REVIEWED.value, IncidentStatus.CONFIRMED.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the joint room holds around one incident, read once for every use of it."""

    sides: Mapping[UUID, str]  # group -> side
    disputes: Sequence[GroupRelation]
    checks: Mapping[Pair, DisputeCheck]
    talks: Sequence[TalkLine]
    facts: ResponseFacts


def facts_of(
    actor: Actor, incidents: Sequence[Incident], responses: Sequence[Response], *, now: datetime
) -> dict[UUID, ResponseFacts]:
    """Return incident -> facts, for incidents of joint rooms, begun or not."""
    found = around(actor, incidents, responses, now=now)
    return {incident: one.facts for incident, one in found.items()}


def around(
    actor: Actor, incidents: Sequence[Incident], responses: Sequence[Response], *, now: datetime
) -> dict[UUID, Around]:
    """Return incident -> what is held around it. As many queries for one as for many."""
    begun = {row.incident_id: row.pk for row in responses}
    reviewed = _reviewed(actor, incidents)
    sides = sides_of(actor, incidents)
    disputes = live_disputes(actor, incidents, sides)
    checks, notes = checks_of(actor, responses), notes_of(actor, responses)
    risks = risks_of(actor, responses)
    talks = _talks(actor, incidents, now=now)
    settled = settled_on(actor, [row.pk for row in incidents])
    found = {}
    for incident in incidents:
        response = begun.get(incident.pk)
        lives = disputes.get(incident.pk, [])
        checked = checks.get(response, {}) if response else {}
        about = talks.get(incident.pk, [])
        found[incident.pk] = Around(
            sides=sides.get(incident.pk, {}),
            disputes=lives,
            checks=checked,
            talks=about,
            facts=ResponseFacts(
                happened_at=incident.latest_at,
                reviewed_at=reviewed.get(incident.pk),
                needs_new_review=incident.review_again,
                disputes=len(lives),
                disputes_checked=sum(pair_of(row) in checked for row in lives),
                risk=risks.get(response) if response else None,
                decided_at=settled.get(incident.pk),
                talks=len(about),
                talks_over=sum(not one.standing.is_open for one in about),
                notes=notes.get(response, {}) if response else {},
            ),
        )
    return found


def _talks(
    actor: Actor, incidents: Sequence[Incident], *, now: datetime
) -> Mapping[UUID, list[TalkLine]]:
    """Return incident -> the talks that it called for, in the order of their proposals."""
    found: dict[UUID, list[TalkLine]] = defaultdict(list)
    for incident, line in talks_for(actor, OCCASION, [row.pk for row in incidents], now=now):
        found[incident].append(line)
    return found


def _reviewed(actor: Actor, incidents: Sequence[Incident]) -> dict[UUID, datetime]:
    """Return incident -> when it was last reviewed; a copy arrives as reviewed as it was."""
    rows = access.visible_to(actor, IncidentReview.objects).filter(
        incident__in=[row.pk for row in incidents], status__in=_REVIEWED
    )
    latest = dict(rows.values_list("incident").annotate(at=Max("recorded_at")))
    return {
        row.pk: latest.get(row.pk, row.recorded_at) for row in incidents if row.status in _REVIEWED
    }
