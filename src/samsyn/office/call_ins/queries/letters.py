"""Texts that an invitation can be printed from, and where a text was used."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from samsyn import formats
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins.models import Invitation
from samsyn.office.call_ins.queries.heads import Head
from samsyn.office.call_ins.queries.invitations import InvitationShown
from samsyn.office.contact_cards.queries import card_settings
from samsyn.office.messages.queries import UsableText, Use, usable
from samsyn.vocabulary.messages import MessageKind, Part


def texts_in_force(
    actor: Actor, room_id: int, kind: MessageKind, *, on: date
) -> tuple[UsableText, ...]:
    """Return the texts of a kind in the room's library in force on a day, Swedish ones first."""
    texts = usable(actor, kind, on=on)
    own = [one for one in texts if one.room_id == room_id]
    return tuple(sorted(own, key=lambda one: (one.language != "sv", one.name, one.language)))


def parts_for(
    actor: Actor, head: Head, invited: InvitationShown, *, contact: str, language: str
) -> Mapping[str, str]:
    """Return what is known for the gaps of an invitation; what is not known is left out.

    A name is known only while the reader shows names.
    """
    known = {
        Part.NAME: invited.label.name,
        Part.DAY: formats.day_in_text(head.evening, language=language),
        Part.TIME: formats.clock_time(invited.arrives_at or head.starts_at, language=language),
        Part.VENUE: head.venue,
        Part.TRANSPORT: invited.transport,
        Part.SENDER: invited.agency,
    }
    found = {part.value: text for part, text in known.items() if text}
    return {**site_parts(actor, head, contact=contact), **found}


def site_parts(actor: Actor, head: Head, *, contact: str) -> dict[str, str]:
    """Return what is known for the gaps that any text of the site may hold."""
    line = card_settings(actor, head.room_id).line
    known = {
        Part.CONTACT: contact,
        Part.TELEPHONE: line.number if line else "",
        Part.HOURS: line.open_hours if line else "",
        Part.ANSWER_TIME: str(line.answers_within_hours) if line else "",
        Part.WEB_PAGE: line.help_page if line else "",
    }
    return {part.value: text for part, text in known.items() if text}


def uses_in_letters(actor: Actor, version_id: UUID) -> tuple[Use, ...]:
    """Return the call-ins that the reader sees whose invitations were printed from a version."""
    rows = (
        access.visible_to(actor, Invitation.objects)
        .filter(letter_version=version_id)
        .select_related("call_in")
    )
    found: dict[UUID, list[Invitation]] = {}
    for row in rows:
        found.setdefault(row.call_in_id, []).append(row)
    return tuple(
        Use(
            title=same[0].call_in.name,
            href=reverse("call_ins:invitations", args=[call_in]),
            on=timezone.localdate(same[0].call_in.starts_at),
            deliveries=len(same),
        )
        for call_in, same in found.items()
    )
