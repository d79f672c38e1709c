"""Proposes talks. Whom to meet is chosen by somebody named; the rule only says in what order."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit
from samsyn.office.audit import changes as audit
from samsyn.office.notifications.changes.plans import ProposalPlan
from samsyn.office.notifications.changes.refusals import CannotPropose, too_long
from samsyn.office.notifications.models import CustomNotification
from samsyn.office.notifications.queries.lists import open_talks_of
from samsyn.office.notifications.queries.tiers import surroundings_of, tier_by_rule
from samsyn.office.partners.models import Room
from samsyn.office.people.models import Person
from samsyn.vocabulary.people import ProtectedIdentity, Standing
from samsyn.vocabulary.rooms import RoomKind
from samsyn.vocabulary.talks import PriorityTier, Recipient

LONGEST: Final = 300
LONGEST_DESCRIPTION: Final = 120


def propose(actor: Actor, plan: ProposalPlan, *, now: datetime) -> UUID:
    """Propose one talk and return its id. Raises `CannotPropose`."""
    [talk_id] = propose_many(actor, [plan], now=now)
    return talk_id


@transaction.atomic
def propose_many(actor: Actor, plans: Sequence[ProposalPlan], *, now: datetime) -> list[UUID]:
    """Propose talks, all or none; for absentees of a call-in among others.

    Raises `CannotPropose` for a person who is dead, protected, held only as a victim, told of too
    long ago or already waiting for a talk; `NotVisible` and `NotPermitted` as the gate says.
    """
    people = [_person(actor, plan) for plan in plans]
    permits = [access.require(actor, Deed.PLAN_TALK, about=person) for person in people]
    waiting = open_talks_of(actor, [person.pk for person in people], now=now)
    standing = set(
        access.in_use(actor, access.visible_to(actor, Person.objects), on=timezone.localdate(now))
        .filter(pk__in=[person.pk for person in people])
        .values_list("pk", flat=True)
    )
    reasons = [
        reason if len(plans) == 1 else f"{access.code_for('P', person.pk)}: {reason}"
        for plan, person in zip(plans, people, strict=True)
        for reason in (
            *_objections_to(plan, person, has_talk=person.pk in waiting),
            *([_lapsed()] if person.pk not in standing else ()),
        )
    ]
    if reasons:
        raise CannotPropose(*reasons)
    rows = CustomNotification.objects.bulk_create(
        _row(actor, plan, person, permit, now=now)
        for plan, person, permit in zip(plans, people, permits, strict=True)
    )
    for row, permit in zip(rows, permits, strict=True):
        audit.record(permit, subject="notifications_customnotification", record_ids=[row.pk])
    return [row.pk for row in rows]


def _person(actor: Actor, plan: ProposalPlan) -> Person:
    """Lock the person, so that two proposals of the same talk take turns."""
    return access.lock_visible(actor, Person, pk=plan.person_id)


def _objections_to(plan: ProposalPlan, person: Person, *, has_talk: bool) -> Iterator[str]:
    yield from _about_person(person)
    if has_talk:
        yield _("A talk with the person is planned already. Go on with that one.")
    if not plan.aim.strip():
        yield _("Write what you want to achieve with the talk.")
    if plan.recipient is not Recipient.PERSON and not plan.recipient_described.strip():
        yield _("Write whom you will talk with, for example: the mother.")
    if plan.tier and not plan.tier_because.strip():
        yield _("Write why the order is another than the rule says.")
    yield from too_long(
        {
            _("The aim"): (plan.aim, LONGEST),
            _("The description"): (plan.recipient_described, LONGEST_DESCRIPTION),
            _("The reason"): (plan.tier_because, LONGEST),
        }
    )


def _lapsed() -> str:
    return _("What was told of the person no longer holds. Have it told anew first.")


def _about_person(person: Person) -> Iterator[str]:
    if Room.objects.get(pk=person.room_id).kind != RoomKind.JOINT.value:
        yield _("Talks are planned in the joint room. Disclose the person to it first.")
    if person.died_on is not None:
        yield _("The person is dead.")
    if person.protected_identity != ProtectedIdentity.NONE.value:
        yield _("The person has a protected identity. No talk can be planned here.")
    if person.standing == Standing.VICTIM_ONLY.value:
        yield _("The person is held only as a victim. Offer support instead.")


def _row(
    actor: Actor, plan: ProposalPlan, person: Person, permit: Permit, *, now: datetime
) -> CustomNotification:
    today = timezone.localdate(now)
    around = surroundings_of(actor, person, now=now, today=today)
    ruled = tier_by_rule(plan.trigger, plan.occasion_on, around, today=today)
    tier = plan.tier or ruled.tier
    kind, identifier = plan.occasion or ("", None)
    presses = tier is PriorityTier.RETALIATION_WINDOW
    is_for_person = plan.recipient is Recipient.PERSON
    return CustomNotification(
        **access.beside(person, permit, now=now),
        person=person,
        recipient=plan.recipient.value,
        recipient_described="" if is_for_person else plan.recipient_described.strip(),
        trigger=plan.trigger.value,
        occasion_on=plan.occasion_on or ruled.on,
        occasion_kind=kind,
        occasion_id=identifier,
        aim=" ".join(plan.aim.split()),
        tier=tier.value,
        tier_because=plan.tier_because.strip() if plan.tier else "",
        is_urgent=presses if plan.is_urgent is None else plan.is_urgent,
        clock_starts_at=plan.clock_starts_at or now,
    )
