"""One talk as a planner sees it: where it stands and why, and everything that was done."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit.changes import Reading
from samsyn.office.notifications.models import CustomNotification
from samsyn.office.notifications.queries.facts import TalkFacts
from samsyn.office.notifications.queries.reading import facts_of
from samsyn.office.notifications.queries.rules import Rules, rules_in
from samsyn.office.notifications.queries.standing import (
    Standing,
    needs_child_assessment,
    standing_of,
)
from samsyn.office.notifications.queries.tiers import Tiering, surroundings_of, tier_by_rule
from samsyn.office.people.models import Person
from samsyn.office.people.queries.labels import PersonLabel, labels_of, note_labels
from samsyn.office.promises.queries import entered_of
from samsyn.vocabulary.talks import TalkTrigger


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkSheet:
    """A talk with its standing. `by_rule` is the tier that the rule gives today."""

    talk: TalkFacts
    label: PersonLabel
    standing: Standing
    rules: Rules
    by_rule: Tiering
    may_plan: bool
    may_promise: bool
    entered: frozenset[UUID]  # visits whose promise stands in the ledger
    needs_child_assessment: bool

    @property
    def history(self) -> tuple[str, ...]:
        """The message versions that were said, in the order in which they were."""
        return tuple(dict.fromkeys(one.message_label for one in self.talk.attempts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Somebody a talk may be proposed with, and the tier that each trigger would give."""

    label: PersonLabel
    tiers: dict[TalkTrigger, Tiering]


def talk_sheet(actor: Actor, talk_id: UUID, *, now: datetime) -> TalkSheet:
    """Return the talk, and note the reading. Raises `NotVisible`."""
    row = access.get_visible(actor, CustomNotification.objects.select_related("person"), pk=talk_id)
    today = timezone.localdate(now)
    mine = access.visible_to(actor, CustomNotification.objects).filter(pk=talk_id)
    [talk] = facts_of(actor, mine, today=today)
    label = labels_of(actor, [talk.person_id])[talk.person_id]
    note_labels(actor, Reading.PAGE, [label])
    rules = rules_in(row.room_id)
    around = surroundings_of(actor, row.person, now=now, today=today)
    return TalkSheet(
        talk=talk,
        label=label,
        standing=standing_of(talk, rules, now=now),
        rules=rules,
        by_rule=tier_by_rule(talk.trigger, talk.occasion_on, around, today=today),
        may_plan=actor.may(Deed.PLAN_TALK, row.room_id),
        may_promise=actor.may(Deed.RECORD_PROMISE, row.room_id),
        entered=entered_of(actor, [one.id for one in talk.attempts if one.promised]),
        needs_child_assessment=needs_child_assessment(talk),
    )


def suggestion_for(actor: Actor, person_id: UUID, *, now: datetime) -> Suggestion:
    """Return what the rule says of a talk with somebody. Raises as for proposing it."""
    person = access.get_visible(actor, Person.objects, pk=person_id)
    access.require(actor, Deed.PLAN_TALK, about=person)
    today = timezone.localdate(now)
    label = labels_of(actor, [person_id])[person_id]
    note_labels(actor, Reading.PAGE, [label])
    around = surroundings_of(actor, person, now=now, today=today)
    return Suggestion(
        label=label,
        tiers={
            trigger: tier_by_rule(trigger, None, around, today=today) for trigger in TalkTrigger
        },
    )
