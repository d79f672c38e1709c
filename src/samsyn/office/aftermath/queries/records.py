"""The rows of an answer: its incident in the joint room, and what the joint room holds of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible
from samsyn.office.aftermath.models import DisputeCheck, Response, RiskAssessment, StepNote
from samsyn.office.aftermath.rules import Assessed, Noted
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.groups.models import GroupRelation
from samsyn.office.incidents.models import Incident, IncidentGroup, IncidentLink
from samsyn.vocabulary.aftermath import NoteKind, ResponseStep, RetaliationWindow
from samsyn.vocabulary.claims import COUNTING_FOR_NOTHING
from samsyn.vocabulary.groups import RelationKind, RelationState
from samsyn.vocabulary.rooms import RoomKind

Pair = frozenset[UUID]
Part = TypeVar("Part", DisputeCheck, StepNote, RiskAssessment)


def joint_record_of(actor: Actor, incident_id: UUID) -> Incident | None:
    """Return the joint room's record of an incident, None if it has not been disclosed there.

    Raises `NotVisible` for an incident that the reader does not see.
    """
    rows = access.visible_to(actor, Incident.objects)
    if not rows.filter(pk=incident_id).exists():
        raise NotVisible(_("The page does not exist."))
    same = access.linked(actor, IncidentLink, [incident_id]).together_with(incident_id)
    found = rows.filter(pk__in=same, room__kind=RoomKind.JOINT.value)
    return found.order_by("recorded_at", "pk").first()


def may_share(actor: Actor, incident_id: UUID) -> bool:
    """Return whether the actor may disclose an incident that they see."""
    incident = access.get_visible(actor, Incident.objects, pk=incident_id)
    return actor.may(Deed.DISCLOSE, incident.room_id)


def require_planning(actor: Actor, incident_id: UUID) -> None:
    """Raise `NotVisible` or `NotPermitted` unless the actor may plan talks because of it."""
    incident = access.get_visible(actor, Incident.objects, pk=incident_id)
    access.require(actor, Deed.PLAN_TALK, about=incident)


def one_response(actor: Actor, incident_id: UUID) -> Response:
    """Return the answer to a joint room's incident. Raises `NotVisible` before it is begun."""
    rows = Response.objects.select_related("incident", "recorded_by", "ended_by")
    return access.get_visible(actor, rows, incident=incident_id)


def note_incident(actor: Actor, incident: Incident) -> None:
    """Note that an incident was read."""
    audit.record_reading(
        actor,
        Reading.PAGE,
        subject="incidents_incident",
        record_ids=[incident.pk],
        room_ids=[incident.room_id],
    )


def sides_of(actor: Actor, incidents: Iterable[Incident]) -> Mapping[UUID, dict[UUID, str]]:
    """Return incident -> group -> side, as the joint room's own records say."""
    rows = (
        access.visible_to(actor, IncidentGroup.objects)
        .filter(incident__in=[row.pk for row in incidents])
        .exclude(status__in=COUNTING_FOR_NOTHING)
        .order_by("recorded_at", "pk")
        .values_list("incident_id", "group_id", "side")
    )
    found: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    for incident, group, side in rows:
        found[incident][group] = side
    return found


def live_disputes(
    actor: Actor, incidents: Sequence[Incident], sides: Mapping[UUID, Mapping[UUID, str]]
) -> Mapping[UUID, list[GroupRelation]]:
    """Return incident -> its room's disputes that live and in which a group on a side takes part.

    One query, however many incidents.
    """
    among = {group for groups in sides.values() for group in groups}
    rows = (
        access.visible_to(actor, GroupRelation.objects)
        .filter(room__in={row.room_id for row in incidents}, kind=RelationKind.DISPUTE.value)
        .filter(Q(group__in=among) | Q(other__in=among))
        .exclude(status__in=COUNTING_FOR_NOTHING)
        .exclude(state=RelationState.CLOSED.value)
        .select_related("group", "other")
        .order_by("group__sort_key", "other__sort_key", "pk")
    )
    by_pair = {pair_of(row): row for row in reversed(rows)}
    once = list(reversed(by_pair.values()))
    return {
        incident.pk: [
            row
            for row in once
            if row.room_id == incident.room_id and pair_of(row) & sides.get(incident.pk, {}).keys()
        ]
        for incident in incidents
    }


def pair_of(row: GroupRelation | DisputeCheck) -> Pair:
    """Return the two groups that it is about, in no order."""
    return frozenset((row.group_id, row.other_id))


def checks_of(
    actor: Actor, responses: Sequence[Response]
) -> Mapping[UUID, dict[Pair, DisputeCheck]]:
    """Return response -> pair of groups -> the latest check."""
    found: dict[UUID, dict[Pair, DisputeCheck]] = defaultdict(dict)
    for row in _parts(actor, DisputeCheck, responses):
        found[row.response_id][pair_of(row)] = row
    return found


def notes_of(
    actor: Actor, responses: Sequence[Response]
) -> Mapping[UUID, dict[ResponseStep, Noted]]:
    """Return response -> step -> the latest that somebody said of it."""
    found: dict[UUID, dict[ResponseStep, Noted]] = defaultdict(dict)
    for row in _parts(actor, StepNote, responses):
        found[row.response_id][ResponseStep(row.step)] = Noted(
            kind=NoteKind(row.kind), at=row.recorded_at, by=row.recorded_by.name, text=row.text
        )
    return found


def risks_of(actor: Actor, responses: Sequence[Response]) -> Mapping[UUID, Assessed]:
    """Return response -> the latest assessment of the risk."""
    return {
        row.response_id: Assessed(
            level=RetaliationWindow(row.level),
            until=row.until,
            text=row.text,
            at=row.recorded_at,
            by=row.recorded_by.name,
        )
        for row in _parts(actor, RiskAssessment, responses)
    }


def _parts(actor: Actor, model: type[Part], responses: Sequence[Response]) -> Iterable[Part]:
    rows = access.visible_to(actor, model.objects).filter(
        response__in=[row.pk for row in responses]
    )
    return rows.select_related("recorded_by").order_by("recorded_at", "pk")
