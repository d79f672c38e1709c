"""Who was told what, when and in which words: dated facts for coverage and history.

People met are counted once, talks each, and attempts apart.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.notifications.models import TalkAttempt
from samsyn.vocabulary.talks import AttemptOutcome, MessageDelivered


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One attempt to tell somebody the message, in a custom notification."""

    talk_id: UUID
    person_id: UUID
    at: datetime
    outcome: AttemptOutcome
    delivered: MessageDelivered | None
    message_label: str

    @property
    def reached_person(self) -> bool:
        """Whether the person themself heard at least a part of the message."""
        return self.outcome is AttemptOutcome.MET_PERSON and self.delivered in (
            MessageDelivered.ALL,
            MessageDelivered.PART,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Three numbers that must not be mixed."""

    people_met: int
    talks: int
    attempts: int


def contacts(
    actor: Actor, *, since: datetime, until: datetime, people: Collection[UUID] | None = None
) -> tuple[Contact, ...]:
    """Return the attempts that the reader may see, oldest first: all, or some people's.

    `until` is excluded. Whoever shows the people among them notes the reading.
    """
    rows = (
        access.visible_to(actor, TalkAttempt.objects)
        .filter(happened_at__gte=since, happened_at__lt=until)
        .select_related("brief")
        .order_by("happened_at", "pk")
    )
    if people is not None:
        rows = rows.filter(brief__person_ref__in=people)
    return tuple(
        Contact(
            talk_id=row.brief.talk_id,
            person_id=row.brief.person_ref,
            at=row.happened_at,
            outcome=AttemptOutcome(row.outcome),
            delivered=MessageDelivered(row.delivered) if row.delivered else None,
            message_label=row.brief.message_label,
        )
        for row in rows
    )


def tally(found: tuple[Contact, ...]) -> Tally:
    """Count people, talks and attempts."""
    met = [one for one in found if one.outcome is AttemptOutcome.MET_PERSON]
    return Tally(
        people_met=len({one.person_id for one in met}),
        talks=sum(one.outcome.is_meeting for one in found),
        attempts=len(found),
    )
