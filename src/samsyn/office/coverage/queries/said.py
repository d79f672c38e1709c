"""What was said to one person, when, by which channel and in which version. Reading it is noted."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.call_ins.queries import called_to
from samsyn.office.coverage.queries import meetings
from samsyn.office.people.models import Person, PersonLink


class Channel(StrEnum):
    """How a message reached somebody, or did not."""

    CALL_IN = "call_in"
    TALK = "talk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One invitation or attempt; `record_id` is the call-in or the talk."""

    channel: Channel
    record_id: UUID
    on: date
    what: str  # the call-in's name, or the version of the text
    outcome: str  # came, did_not_come, or the attempt's
    heard: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidTo:
    """Everything said to one person, newest first."""

    person_id: UUID
    code: str
    lines: tuple[Said, ...]

    @property
    def times_heard(self) -> int:
        return sum(one.heard for one in self.lines)


def said_to(actor: Actor, person_id: UUID, *, today: date) -> SaidTo:
    """Return what was said to a person in any room that the reader reads. Raises `NotVisible`."""
    access.get_visible(actor, Person.objects, pk=person_id)
    same = access.linked(actor, PersonLink, [person_id]).together_with(person_id)
    rooms = access.visible_to(actor, Person.objects).filter(pk__in=same)
    audit.record_reading(
        actor,
        Reading.PAGE,
        subject="people_person",
        record_ids=sorted(same),
        room_ids=rooms.values_list("room_id", flat=True),
    )
    return messages_to(actor, person_id, same, today=today)


def messages_to(actor: Actor, person_id: UUID, same: Collection[UUID], *, today: date) -> SaidTo:
    """Return what was said to a person who has the records `same`, this one among them.

    Whoever shows it notes the reading.
    """
    called = called_to(actor, since=meetings.BEGINNING, until=today, people=same)
    tried = meetings.attempts(actor, since=meetings.BEGINNING, until=today, people=same)
    lines = [
        *(
            Said(
                channel=Channel.CALL_IN,
                record_id=one.call_in_id,
                on=one.on,
                what=one.call_in,
                outcome="came" if one.came else "did_not_come",
                heard=one.came,
            )
            for one in called
        ),
        *(
            Said(
                channel=Channel.TALK,
                record_id=one.talk_id,
                on=timezone.localdate(one.at),
                what=one.message_label,
                outcome=one.outcome.value,
                heard=one.reached_person,
            )
            for one in tried
        ),
    ]
    return SaidTo(
        person_id=person_id,
        code=access.code_for("P", person_id),
        lines=tuple(sorted(lines, key=lambda one: one.on, reverse=True)),
    )
