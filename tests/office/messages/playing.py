"""Texts and versions to play with: real rows in the joint room of Örebro."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.messages import changes
from samsyn.office.messages.changes import LegalCheck, TextPlan, Wording
from samsyn.office.messages.models import MessageText, MessageVersion
from samsyn.office.partners.models import Compartment, Room
from samsyn.vocabulary.messages import MessageKind

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = date(2026, 11, 20)
YEAR = timedelta(days=365)
FOUR = (
    "Vi vill inte att du ska dö.\n\nVi vill inte att du ska döda.\n\n"
    "Om våldet fortsätter får det kännbara konsekvenser.\n\n"
    "Vi vill att du tar emot den hjälp vi erbjuder."
)

WORDING = {"heading", "body", "valid_from", "valid_to", "translated_by", "translated_on"}


def text(
    actor: Actor,
    kind: MessageKind = MessageKind.LETTER_PERSON,
    *,
    name: str = "Brev",
    room: str = "orebro-joint",
) -> UUID:
    with access.acting_as(actor):
        return MessageText.objects.create(kind=kind.value, name=name, **_placed(actor, room)).pk


def version(
    actor: Actor,
    text_id: UUID,
    *,
    number: int = 1,
    room: str = "orebro-joint",
    **columns: Any,
) -> UUID:
    """Write a draft, or whatever the columns say."""
    values = {
        "language": "sv",
        "body": FOUR,
        "writers": [actor.staff_id],
        **columns,
    }
    with access.acting_as(actor):
        return MessageVersion.objects.create(
            text_id=text_id, number=number, **values, **_placed(actor, room)
        ).pk


def approved(actor: Actor, by: Actor, text_id: UUID, **columns: Any) -> UUID:
    """Write a version that `by` has approved; it holds for a year from a month ago."""
    facts = {
        "submitted_at": NOW,
        "submitted_by_id": actor.staff_id,
        "approved_at": NOW,
        "approved_by_id": by.staff_id,
        "valid_from": TODAY - timedelta(days=30),
        "valid_to": TODAY - timedelta(days=30) + YEAR,
        **columns,
    }
    return version(actor, text_id, **facts)


def _placed(actor: Actor, room: str) -> dict[str, Any]:
    part = Compartment.objects.get(room__key=room, is_default=True)
    return {
        "room_id": part.room_id,
        "compartment": part,
        "recorded_at": NOW,
        "recorded_by": Staff.objects.get(pk=actor.staff_id),
    }


def plan(**parts: Any) -> TextPlan:
    """A letter in Swedish that can be handed in as it is; `parts` say what is otherwise."""
    wording = {
        "heading": "Vi vill prata med dig",
        "body": "Hej {namn}!\n\nRing {telefon}.",
        "valid_from": TODAY,
        "valid_to": TODAY + YEAR,
        **{key: parts.pop(key) for key in list(parts) if key in WORDING},
    }
    columns = {
        "kind": MessageKind.LETTER_PERSON,
        "name": "Brev",
        "language": "sv",
        "room_id": room(parts.pop("room", "orebro-joint")),
        **parts,
    }
    return TextPlan(wording=Wording(**wording), **columns)


def room(key: str) -> int:
    return Room.objects.values_list("pk", flat=True).get(key=key)


def drafted(actor: Actor, **parts: Any) -> UUID:
    with access.acting_as(actor):
        return changes.record_text(actor, plan(**parts), now=NOW)


def handed_in(actor: Actor, **parts: Any) -> UUID:
    made = drafted(actor, **parts)
    with access.acting_as(actor):
        changes.submit(actor, made, revision=1, kept_because="Så ska det vara.", now=NOW)
    return made


def checked(actor: Actor, version_id: UUID) -> None:
    with access.acting_as(actor):
        check = LegalCheck(version_id=version_id, checked_by="Åklagare", checked_on=TODAY)
        changes.record_legal_check(
            actor, check, revision=facts(actor, version_id).revision, now=NOW
        )


def facts(actor: Actor, version_id: UUID) -> MessageVersion:
    with access.acting_as(actor):
        return MessageVersion.objects.select_related("text").get(pk=version_id)
