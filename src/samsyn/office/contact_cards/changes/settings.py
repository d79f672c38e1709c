"""The number on the cards and the words around it: versions that are never edited."""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.contact_cards.changes.refusals import CannotChange
from samsyn.office.contact_cards.models import CardText, SupportLine
from samsyn.office.contact_cards.words import DANGEROUS, NAMES, PLACEHOLDERS, CardWords
from samsyn.office.partners.models import Room
from samsyn.vocabulary.rooms import RoomKind

_NUMBER = re.compile(r"\+?[0-9]([0-9 \-]*[0-9])")
_OPEN_HOURS = re.compile(r"[0-9][0-9:. ]*[\u2013-][0-9:. ]*[0-9]")
_FEWEST_DIGITS = 5  # no emergency number, no agency's short number
_LONGEST_WAIT = 168  # hours
_OURS = ("sv", "en")  # languages in which the coordinators themselves can write


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportLinePlan:
    """The support line of a site."""

    room_id: int
    number: str
    name: str
    help_page: str
    answers_within_hours: int
    open_hours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPlan:
    """The words of a card in one language; who translated them, if it is not ours."""

    room_id: int
    language: str
    words: CardWords
    translated_by: str = ""
    translated_on: date | None = None


@transaction.atomic
def set_support_line(actor: Actor, plan: SupportLinePlan, *, now: datetime) -> UUID:
    """Write a new version of the number, the name and the help page."""
    permit = permit_in_joint_room(actor, plan.room_id)
    if reasons := list(_line_objections(plan)):
        raise CannotChange(*reasons)
    columns = {**asdict(plan), **access.in_room(permit, now=now)}
    line = SupportLine.objects.create(**columns)
    audit.record(permit, subject="contact_cards_supportline", record_ids=[line.pk])
    return line.pk


@transaction.atomic
def write_text(actor: Actor, plan: TextPlan, *, now: datetime) -> UUID:
    """Write a new version of a card's words. It is printed once somebody else approves it."""
    permit = permit_in_joint_room(actor, plan.room_id)
    if reasons := list(_text_objections(plan, today=timezone.localdate(now))):
        raise CannotChange(*reasons)
    text = CardText.objects.create(
        language=plan.language,
        translated_by=plan.translated_by.strip(),
        translated_on=plan.translated_on,
        **asdict(plan.words),
        **access.in_room(permit, now=now),
    )
    audit.record(permit, subject="contact_cards_cardtext", record_ids=[text.pk])
    return text.pk


@transaction.atomic
def approve_text(actor: Actor, text_id: UUID, *, now: datetime) -> None:
    """Let a version be printed. Refuses whoever wrote it, and a version approved already."""
    text = access.lock_visible(actor, CardText, pk=text_id)
    permit = access.require(actor, Deed.MANAGE_CARDS, about=text)
    if text.approved_at is not None:
        raise CannotChange(_("The words are approved already."))
    if text.recorded_by_id == actor.staff_id:
        raise CannotChange(_("You wrote these words. Ask another coordinator to approve them."))
    text.approved_at = now
    text.approved_by_id = actor.staff_id
    text.save(update_fields=["approved_at", "approved_by"])
    audit.record(permit, subject="contact_cards_cardtext", record_ids=[text.pk])


def permit_in_joint_room(actor: Actor, room_id: int) -> Permit:
    """Return the permit to manage cards, which lie in joint rooms and nowhere else."""
    permit = access.require(actor, Deed.MANAGE_CARDS, about=RoomItself(room_id))
    if not Room.objects.filter(pk=room_id, kind=RoomKind.JOINT.value).exists():
        raise CannotChange(_("Cards belong to the joint room of the site."))
    return permit


def _line_objections(plan: SupportLinePlan) -> Iterator[str]:
    digits = [sign for sign in plan.number if sign.isdigit()]
    if not _NUMBER.fullmatch(plan.number) or len(digits) < _FEWEST_DIGITS:
        yield _("Write a whole telephone number, for example 070-174 06 40.")
    if not plan.name.strip():
        yield _("Write what the support line is called.")
    yield from _dangers(plan.name)
    if not _is_plain_address(plan.help_page):
        yield _(
            "Write the address of the help page as https://, without anything after ? or #:"
            " it must not tell who follows it."
        )
    if not 1 <= plan.answers_within_hours <= _LONGEST_WAIT:
        yield _("Say within how many hours somebody answers: 1 to %(most)s.") % {
            "most": _LONGEST_WAIT
        }
    if plan.open_hours and not _OPEN_HOURS.fullmatch(plan.open_hours):
        yield _("Write the hours in figures, for example 08.00-20.00, or leave them out.")


def _is_plain_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return (
        parts.scheme == "https"
        and bool(parts.hostname)
        and parts.username is None
        and not any(sign in address for sign in "?# \t\n\\")
        and address.isascii()
    )


def _text_objections(plan: TextPlan, *, today: date) -> Iterator[str]:
    if plan.language not in NAMES:
        yield _("Choose one of the languages.")
    parts = asdict(plan.words)
    if not all(text.strip() for text in parts.values()):
        yield _("Fill in every part of the card.")
    whole = " ".join(parts.values())
    yield from _dangers(whole)
    if any(brace in _without_placeholders(whole) for brace in "{}"):
        yield _("Only {hours} and {open} can stand in curly brackets.")
    if plan.language in _OURS:
        return
    if not plan.translated_by.strip() or plan.translated_on is None:
        yield _("Say which kind of translator wrote the words, and on which day.")
    elif plan.translated_on > today:
        yield _("The day of the translation is in the future.")


def _without_placeholders(text: str) -> str:
    for placeholder in PLACEHOLDERS:
        text = text.replace(placeholder, "")
    return text


def _dangers(text: str) -> Iterator[str]:
    found = [word for word in DANGEROUS if word in text.lower()]
    if found:
        yield _("Leave out “%(words)s”: it must be safe to be found with the card.") % {
            "words": "”, “".join(found)
        }
