"""The words of a brief: versions of the library with their gaps filled, never typed anew."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office.access import Actor
from samsyn.office.messages.queries import CannotUse, FilledText, filled, usable
from samsyn.office.notifications.changes.plans import AssignmentPlan
from samsyn.office.notifications.queries.planning import LETTERS
from samsyn.vocabulary.messages import MessageKind, Part
from samsyn.vocabulary.talks import Recipient


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the team says, hands over and offers."""

    message: FilledText
    letter: FilledText | None
    offer: FilledText | None  # the site's own, if it has one in the language of the message

    @property
    def label(self) -> str:
        """How the version is called wherever it was said."""
        return f"{self.message.name} {self.message.number} ({self.message.language})"


def words_for(
    actor: Actor, plan: AssignmentPlan, *, recipient: Recipient, now: datetime
) -> tuple[Words | None, tuple[str, ...]]:
    """Return the filled texts, or every reason why they cannot be used today."""
    today = timezone.localdate(now)
    parts = {Part.NAME.value: plan.addressed_as.strip(), **plan.parts}
    reasons: list[str] = []

    def take(version_id: UUID | None) -> FilledText | None:
        if version_id is None:
            return None
        try:
            return filled(actor, version_id, parts, on=today)
        except CannotUse as refusal:
            reasons.extend(refusal.reasons)
            return None

    message, letter = take(plan.message_id), take(plan.letter_id)
    offer = take(_offer(actor, message, today)) if message else None
    reasons.extend(_wrong_kinds(message, letter, recipient))
    if message is None or reasons:
        return None, tuple(dict.fromkeys(reasons))
    return Words(message=message, letter=letter, offer=offer), ()


def _offer(actor: Actor, message: FilledText, today: date) -> UUID | None:
    found = usable(actor, MessageKind.OFFER, on=today, language=message.language)
    return found[0].version_id if found else None


def _wrong_kinds(
    message: FilledText | None, letter: FilledText | None, recipient: Recipient
) -> Iterator[str]:
    if message and message.kind is not MessageKind.TALK_BRIEF:
        yield _("Choose a text for talks to say.")
    if letter and letter.kind not in LETTERS[recipient]:
        yield _("Choose a letter meant for the one who is to have it.")
