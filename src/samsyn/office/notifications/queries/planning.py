"""What the pages that plan a talk start from, for somebody who may plan it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.messages.queries import UsableText, usable
from samsyn.office.notifications.models import (
    CustomNotification,
    TalkAttempt,
    TalkBrief,
    TalkMember,
)
from samsyn.office.notifications.queries.choices import TeamChoices, team_choices
from samsyn.office.notifications.queries.sheets import TalkSheet, talk_sheet
from samsyn.vocabulary.messages import MessageKind, Part
from samsyn.vocabulary.talks import Recipient

LETTERS: Final[Mapping[Recipient, frozenset[MessageKind]]] = {
    Recipient.PERSON: frozenset({MessageKind.LETTER_PERSON}),
    Recipient.PARENT: frozenset({MessageKind.LETTER_PARENT, MessageKind.LETTER_BEREAVED}),
    Recipient.RELATIVE: frozenset({MessageKind.LETTER_PARENT, MessageKind.LETTER_BEREAVED}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """What the present team has, for the form that gives the talk anew."""

    addressed_as: str
    place: str
    meet_at: datetime | None
    message_id: UUID
    letter_id: UUID | None
    card_code: str
    team: tuple[tuple[int, int], ...]  # staff and agency


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignable:
    """A talk and whom it could be given to."""

    sheet: TalkSheet
    choices: TeamChoices
    messages: tuple[tuple[str, str], ...]  # version -> name
    letters: tuple[tuple[str, str], ...]
    parts: frozenset[Part]  # gaps that these texts leave
    current: Current | None  # what the present team has


def plannable(actor: Actor, talk_id: UUID, *, now: datetime) -> TalkSheet:
    """Return a talk for a page that changes it. Raises `NotVisible` or `NotPermitted`."""
    row = access.get_visible(actor, CustomNotification.objects, pk=talk_id)
    access.require(actor, Deed.PLAN_TALK, about=row)
    return talk_sheet(actor, talk_id, now=now)


def promised_at(actor: Actor, talk_id: UUID, attempt_id: UUID) -> str:
    """Return what was promised at a visit of a talk. Raises `NotVisible` or `NotPermitted`."""
    row = access.get_visible(actor, CustomNotification.objects, pk=talk_id)
    access.require(actor, Deed.RECORD_PROMISE, about=row)
    return access.get_visible(actor, TalkAttempt.objects, pk=attempt_id, brief__talk=row).promised


def assignable(actor: Actor, talk_id: UUID, *, now: datetime) -> Assignable:
    """Return a talk and whom a team can be put together of."""
    row = access.get_visible(actor, CustomNotification.objects, pk=talk_id)
    access.require(actor, Deed.PLAN_TALK, about=row)
    today = timezone.localdate(now)
    kinds = sorted(LETTERS[Recipient(row.recipient)])
    messages = _texts(actor, [MessageKind.TALK_BRIEF], row.room_id, today)
    letters = _texts(actor, kinds, row.room_id, today)
    offers = _texts(actor, [MessageKind.OFFER], row.room_id, today)
    return Assignable(
        sheet=talk_sheet(actor, talk_id, now=now),
        choices=team_choices(row.room_id, row.compartment_id, now=now),
        messages=tuple(map(_choice, messages)),
        letters=tuple(map(_choice, letters)),
        parts=frozenset(part for text in (*messages, *letters, *offers) for part in text.parts),
        current=_current(actor, row),
    )


def _current(actor: Actor, talk: CustomNotification) -> Current | None:
    briefs = access.visible_to(actor, TalkBrief.objects).filter(talk=talk, replaced_at__isnull=True)
    row = briefs.first()
    if row is None:
        return None
    members = access.visible_to(actor, TalkMember.objects).filter(brief=row)
    return Current(
        addressed_as=row.addressed_as,
        place=row.place,
        meet_at=row.meet_at,
        message_id=row.message_version_id,
        letter_id=row.letter_version_id,
        card_code=row.card_code,
        team=tuple(members.order_by("staff__name", "pk").values_list("staff_id", "agency_id")),
    )


def _texts(
    actor: Actor, kinds: Sequence[MessageKind], room_id: int, today: date
) -> list[UsableText]:
    found = [text for kind in kinds for text in usable(actor, kind, on=today)]
    return [text for text in found if text.room_id == room_id]


def _choice(text: UsableText) -> tuple[str, str]:
    return str(text.version_id), f"{text.name} {text.number} ({text.language})"
