"""What stands on the cards of a joint room: the support line, and the words by language."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.contact_cards.models import CardText, SupportLine
from samsyn.office.contact_cards.words import LANGUAGES, SHIPPED, CardWords
from samsyn.vocabulary.rooms import RoomKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The support line in force."""

    id: UUID
    number: str
    name: str
    help_page: str
    answers_within_hours: int
    open_hours: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The words of one language: the version in force, and a later one that waits."""

    language: str
    name: str
    approved: CardWords | None
    approved_id: UUID | None
    waiting: CardWords | None
    waiting_id: UUID | None
    waits_for_another: bool  # the reader wrote what waits, and cannot approve it

    @property
    def to_write_from(self) -> CardWords | None:
        """What a form begins with."""
        return self.waiting or self.approved or SHIPPED.get(self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSettings:
    """What stands on the cards of one joint room."""

    room_id: int
    room_name: str
    line: Line | None
    texts: tuple[Text, ...]
    may_manage: bool

    def text(self, language: str) -> Text | None:
        """Return the words of a language, if it is one that cards are written in."""
        return next((one for one in self.texts if one.language == language), None)

    @property
    def approved(self) -> tuple[Text, ...]:
        return tuple(one for one in self.texts if one.approved)


def joint_rooms(actor: Actor, *, managing: bool = False) -> dict[int, str]:
    """Return the joint rooms whose cards the actor reads, or manages, by name."""
    open_to = actor.rooms_granting(Deed.MANAGE_CARDS) if managing else actor.reading_rooms
    return {
        held.room_id: held.room_name
        for held in actor.roles
        if held.room_kind is RoomKind.JOINT and held.room_id in open_to
    }


def card_settings(actor: Actor, room_id: int) -> CardSettings:
    """Return what stands on a joint room's cards."""
    lines = access.visible_to(actor, SupportLine.objects).filter(room_id=room_id)
    line = lines.order_by("-recorded_at", "pk").first()
    texts = access.visible_to(actor, CardText.objects).filter(room_id=room_id)
    return CardSettings(
        room_id=room_id,
        room_name=joint_rooms(actor).get(room_id, ""),
        line=_line_in_force(line) if line else None,
        texts=_texts(actor, list(texts.order_by("recorded_at", "pk"))),
        may_manage=actor.may(Deed.MANAGE_CARDS, room_id),
    )


def waiting_text(actor: Actor, text_id: UUID) -> int:
    """Return the room of a version of words. Raises `NotVisible` if it is not there."""
    return access.get_visible(actor, CardText.objects.only("room_id"), pk=text_id).room_id


def _line_in_force(line: SupportLine) -> Line:
    return Line(
        id=line.pk,
        number=line.number,
        name=line.name,
        help_page=line.help_page,
        answers_within_hours=line.answers_within_hours,
        open_hours=line.open_hours,
        since=line.recorded_at,
    )


def _texts(actor: Actor, rows: list[CardText]) -> tuple[Text, ...]:
    found = []
    for language in LANGUAGES:
        versions = [row for row in rows if row.language == language.code]
        approved = next((row for row in reversed(versions) if row.approved_at), None)
        latest = versions[-1] if versions else None
        waits = latest if latest and not latest.approved_at else None
        found.append(
            Text(
                language=language.code,
                name=language.name,
                approved=_words(approved) if approved else None,
                approved_id=approved.pk if approved else None,
                waiting=_words(waits) if waits else None,
                waiting_id=waits.pk if waits else None,
                waits_for_another=bool(waits and waits.recorded_by_id == actor.staff_id),
            )
        )
    return tuple(found)


def _words(row: CardText) -> CardWords:
    return CardWords(
        question=row.question,
        who_answers=row.who_answers,
        code_line=row.code_line,
        answer_line=row.answer_line,
        short_line=row.short_line,
    )
