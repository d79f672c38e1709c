"""The running order with its times, and the speakers with their scripts."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins.models import ProgrammeItem, Speaker
from samsyn.office.call_ins.queries.heads import Head, head_of
from samsyn.office.call_ins.queries.said import Said, said_on
from samsyn.office.call_ins.rules import Point, timed
from samsyn.vocabulary.call_ins import SpeakerRole


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerShown:
    """Somebody who speaks."""

    id: UUID
    name: str
    role: SpeakerRole
    organisation: str
    organisation_id: UUID | None
    script: str
    script_by: str
    approved_at: datetime | None
    approved_by: str
    may_approve: bool  # a second person, never the one who wrote it
    has_slot: bool
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemShown:
    """One point of the running order with its time."""

    id: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    minutes: int
    speaker: str
    speaker_id: UUID | None
    role: SpeakerRole | None
    note: str
    is_first: bool
    is_last: bool
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """The running order and whether it fits the time set aside."""

    head: Head
    items: tuple[ItemShown, ...]
    speakers: tuple[SpeakerShown, ...]
    said: Said

    @property
    def minutes(self) -> int:
        """What the points take together."""
        return sum(one.minutes for one in self.items)

    @property
    def left(self) -> int:
        """Minutes left of the time set aside; negative if the points take too long."""
        return self.head.minutes - self.minutes


def programme(actor: Actor, call_in_id: UUID, *, today: date) -> Programme:
    """Return the running order and the speakers of a call-in."""
    head = head_of(actor, call_in_id, today=today)
    items = items_of(actor, head)
    return Programme(
        head=head,
        items=items,
        speakers=_speakers(actor, head, items),
        said=said_on(actor, head),
    )


def items_of(actor: Actor, head: Head) -> tuple[ItemShown, ...]:
    """Return the points in order, each with the time that follows from those before it."""
    rows = list(
        access.visible_to(actor, ProgrammeItem.objects)
        .filter(call_in=head.id)
        .select_related("speaker")
        .order_by("position", "recorded_at", "pk")
    )
    times = {
        one.key: one for one in timed(head.starts_at, (Point(row.pk, row.minutes) for row in rows))
    }
    return tuple(
        ItemShown(
            id=row.pk,
            title=row.title,
            starts_at=times[row.pk].starts_at,
            ends_at=times[row.pk].ends_at,
            minutes=row.minutes,
            speaker=row.speaker.name if row.speaker else "",
            speaker_id=row.speaker_id,
            role=SpeakerRole(row.speaker.role) if row.speaker else None,
            note=row.note,
            is_first=number == 0,
            is_last=number == len(rows) - 1,
            version=row.version,
        )
        for number, row in enumerate(rows)
    )


def item_to_edit(actor: Actor, item_id: UUID, *, today: date) -> tuple[Head, ItemShown]:
    """Return one point with its call-in; raises `NotVisible`."""
    row = access.get_visible(actor, ProgrammeItem.objects, pk=item_id)
    head = head_of(actor, row.call_in_id, today=today)
    return head, next(one for one in items_of(actor, head) if one.id == item_id)


def speaker_to_edit(actor: Actor, speaker_id: UUID, *, today: date) -> tuple[Head, SpeakerShown]:
    """Return one speaker with the call-in; raises `NotVisible`."""
    row = access.get_visible(actor, Speaker.objects, pk=speaker_id)
    page = programme(actor, row.call_in_id, today=today)
    return page.head, next(one for one in page.speakers if one.id == speaker_id)


def _speakers(actor: Actor, head: Head, items: tuple[ItemShown, ...]) -> tuple[SpeakerShown, ...]:
    rows = (
        access.visible_to(actor, Speaker.objects)
        .filter(call_in=head.id)
        .select_related("organisation", "script_by", "approved_by")
    )
    order = {one.speaker_id: number for number, one in reversed(list(enumerate(items)))}
    shown = [
        SpeakerShown(
            id=row.pk,
            name=row.name,
            role=SpeakerRole(row.role),
            organisation=row.organisation.name if row.organisation else "",
            organisation_id=row.organisation_id,
            script=row.script,
            script_by=row.script_by.name if row.script_by else "",
            approved_at=row.approved_at,
            approved_by=row.approved_by.name if row.approved_by else "",
            may_approve=head.may_decide
            and bool(row.script)
            and row.approved_at is None
            and row.script_by_id != actor.staff_id,
            has_slot=row.pk in order,
            version=row.version,
        )
        for row in rows
    ]
    return tuple(sorted(shown, key=lambda one: (order.get(one.id, len(items)), one.name)))
