"""Why the reader sees one record, and who else does."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible, Opened
from samsyn.office.access.bringing import Brought, brought_by
from samsyn.office.access.explaining import (
    Ground,
    Part,
    Reason,
    parts_of,
    readers_of,
    reasons_for,
)
from samsyn.office.access.records import RoomRecord
from samsyn.office.accounts.models import Staff
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.groups.models import Group
from samsyn.office.incidents.models import Incident
from samsyn.office.partners.models import Room
from samsyn.office.people.models import Person
from samsyn.vocabulary.rooms import LegalRegime, Role

_KINDS: Mapping[str, tuple[str, type[RoomRecord]]] = {
    "person": ("P", Person),
    "group": ("G", Group),
    "incident": ("H", Incident),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the chain; `role` and `since` belong to a role, also one that is lent."""

    ground: Ground
    room_name: str
    role: Role | None = None
    since: datetime | None = None
    emergency: Opened | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderCount:
    """How many staff read the record by a role; one person can stand under two roles."""

    role: Role
    staff: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why the reader sees a record."""

    kind: str  # person, group or incident
    record_id: UUID
    code: str
    room_name: str
    controller: str
    regime: LegalRegime
    is_restricted: bool
    steps: tuple[Step, ...]
    brought: tuple[Brought, ...]  # by which disclosures it came here, newest first
    readers: tuple[ReaderCount, ...]
    team: tuple[str, ...]  # names of the readers let in, for whoever may restrict records
    shut_out: tuple[str, ...]


def why_seen(actor: Actor, kind: str, record_id: UUID, *, now: datetime) -> Explanation:
    """Return why the actor sees the record. Raises `NotVisible` if they do not."""
    if kind not in _KINDS:
        raise NotVisible(_("The page does not exist."))
    prefix, model = _KINDS[kind]
    row = access.get_visible(actor, model._default_manager.all(), pk=record_id)
    parts = parts_of(row, now=now)
    own = parts[row.compartment_id]
    room = Room.objects.select_related("controller").get(pk=row.room_id)
    team, shut_out = _named(actor, own)
    audit.record_reading(
        actor,
        Reading.PAGE,
        subject=model._meta.db_table,
        record_ids=[record_id],
        room_ids=[row.room_id],
    )
    return Explanation(
        kind=kind,
        record_id=record_id,
        code=access.code_for(prefix, record_id),
        room_name=room.name,
        controller=room.controller.name,
        regime=LegalRegime(room.regime),
        is_restricted=not own.is_open or bool(own.shut_out),
        steps=_steps(reasons_for(actor, row, parts)),
        brought=brought_by(actor, row, today=timezone.localdate(now)),
        readers=_counts(parts.values()),
        team=team,
        shut_out=shut_out,
    )


def _steps(reasons: tuple[Reason, ...]) -> tuple[Step, ...]:
    names = dict(
        Room.objects.filter(pk__in={reason.room_id for reason in reasons}).values_list("pk", "name")
    )
    return tuple(
        Step(
            ground=reason.ground,
            room_name=names[reason.room_id],
            role=reason.role,
            since=reason.since,
            emergency=reason.emergency,
        )
        for reason in reasons
    )


def _counts(parts: Iterable[Part]) -> tuple[ReaderCount, ...]:
    return tuple(
        ReaderCount(role=role, staff=len(staff))
        for role, staff in readers_of(parts).items()
        if role is not Role.DOOR
    )


def _named(actor: Actor, part: Part) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of those let in and shut out, for whoever may restrict records."""
    if not actor.may(Deed.RESTRICT_RECORD, part.room_id):
        return (), ()
    rows = Staff.objects.filter(pk__in=part.let_in | part.shut_out).order_by("name", "pk")
    names = list(rows.values_list("pk", "name"))
    return (
        tuple(name for pk, name in names if pk in part.let_in - part.shut_out),
        tuple(name for pk, name in names if pk in part.shut_out),
    )
