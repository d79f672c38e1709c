"""Prepares a round, starts it, goes on with it, ends it, and writes what was learnt."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible, Permit
from samsyn.office.audit import changes as audit
from samsyn.office.people.models import Person
from samsyn.office.sanctions.changes.plans import (
    EndPlan,
    LessonsPlan,
    RoundDecisionPlan,
    RoundPlan,
    RoundRevision,
    Signed,
)
from samsyn.office.sanctions.changes.refusals import CannotDecide
from samsyn.office.sanctions.changes.rows import (
    TakenRound,
    against_signature,
    signature,
    taken_round,
    taken_trigger,
)
from samsyn.office.sanctions.models import RoundDecision, SanctionRound, ScopedMember
from samsyn.office.sanctions.queries.choices import listed_adults
from samsyn.office.sanctions.rules import Lengths
from samsyn.vocabulary.sanctions import RoundMove, TriggerMove

_WORDS = ("evidence", "alternatives", "proportionality", "exit_criterion")


@transaction.atomic
def prepare_round(actor: Actor, plan: RoundPlan, *, now: datetime) -> UUID:
    """Prepare the round that was decided on. What is missing is asked for when it starts."""
    taken = taken_trigger(
        actor, plan.trigger_id, Deed.PREPARE_ROUND, TriggerMove.PREPARE_ROUND, now=now
    )
    today = timezone.localdate(now)
    people = _people(actor, plan, taken.row.group_id, today)
    if reasons := [*_against_words(plan, today, taken.shown.lengths)]:
        raise CannotDecide(*reasons)
    row = SanctionRound.objects.create(
        trigger=taken.row,
        review_on=plan.review_on,
        **_words(plan),
        **access.beside(taken.row, taken.permit, now=now),
    )
    _name(row, people, taken.permit, now=now)
    audit.record(taken.permit, subject="sanctions_sanctionround", record_ids=[row.pk])
    return row.pk


@transaction.atomic
def revise_round(actor: Actor, plan: RoundRevision, *, now: datetime) -> None:
    """Change the ground of a round and whom it names; a stale version is refused."""
    taken = taken_round(
        actor,
        plan.round_id,
        Deed.PREPARE_ROUND,
        RoundMove.REVISE,
        now=now,
        version=plan.version,
    )
    today = timezone.localdate(now)
    people = _people(actor, plan, taken.shown.group.id, today)
    reasons = [*_against_words(plan, today, taken.shown.lengths)]
    if taken.row.started_on is not None:
        reasons += _missing(plan, has_names=bool(people))
    if reasons:
        raise CannotDecide(*reasons)
    access.revise(taken.row, actor, now=now, review_on=plan.review_on, **_words(plan))
    named = access.visible_to(actor, ScopedMember.objects).filter(round=taken.row)
    named.exclude(person__in=[one.pk for one in people]).delete()
    standing = set(named.values_list("person_id", flat=True))
    fresh = [one for one in people if one.pk not in standing]
    _name(taken.row, fresh, taken.permit, now=now)
    audit.record(taken.permit, subject="sanctions_sanctionround", record_ids=[taken.row.pk])


@transaction.atomic
def start_round(actor: Actor, plan: RoundDecisionPlan, *, now: datetime) -> None:
    """Start the round. Refuses one without evidence, alternatives, limits, names and an end."""
    taken = _for_decision(actor, plan, RoundMove.START, now=now)
    today = timezone.localdate(now)
    row = taken.row
    given = RoundPlan(trigger_id=row.trigger_id, review_on=row.review_on, **_words(row))
    reasons = [*against_signature(actor, plan, row.room_id, now=now)]
    reasons += _missing(given, has_names=bool(taken.shown.named))
    reasons += _against_review(row.review_on, today, taken.shown.lengths)
    if reasons:
        raise CannotDecide(*reasons)
    _decide(taken, plan, RoundMove.START, now=now)
    access.revise(row, actor, now=now, started_on=today)
    audit.record(taken.permit, subject="sanctions_sanctionround", record_ids=[row.pk])


@transaction.atomic
def decide_anew(actor: Actor, plan: RoundDecisionPlan, *, now: datetime) -> None:
    """Decide that the round goes on, for so long as the site lets it, with a new planned review."""
    taken = _for_decision(actor, plan, RoundMove.DECIDE_ANEW, now=now)
    today = timezone.localdate(now)
    reasons = [*against_signature(actor, plan, taken.row.room_id, now=now)]
    reasons += _against_review(plan.review_on, today, taken.shown.lengths)
    if reasons:
        raise CannotDecide(*reasons)
    _decide(taken, plan, RoundMove.DECIDE_ANEW, now=now)
    access.revise(taken.row, actor, now=now, review_on=plan.review_on)
    audit.record(taken.permit, subject="sanctions_sanctionround", record_ids=[taken.row.pk])


@transaction.atomic
def end_round(actor: Actor, plan: EndPlan, *, now: datetime) -> None:
    """End the round. Open measures can be finished or stopped, and nothing new is begun."""
    taken = taken_round(
        actor,
        plan.round_id,
        Deed.DECIDE_ROUND,
        RoundMove.END,
        now=now,
        version=plan.version,
    )
    if reasons := [*against_signature(actor, plan, taken.row.room_id, now=now)]:
        raise CannotDecide(*reasons)
    _decide(taken, plan, RoundMove.END, now=now)
    today = timezone.localdate(now)
    access.revise(taken.row, actor, now=now, ended_on=today, ended_as=plan.ended_as.value)
    audit.record(taken.permit, subject="sanctions_sanctionround", record_ids=[taken.row.pk])


@transaction.atomic
def write_lessons(actor: Actor, plan: LessonsPlan, *, now: datetime) -> None:
    """Write what was learnt, once. Refuses an empty text."""
    taken = taken_round(
        actor,
        plan.round_id,
        Deed.PREPARE_ROUND,
        RoundMove.WRITE_LESSONS,
        now=now,
        version=plan.version,
    )
    if not plan.lessons.strip():
        raise CannotDecide(_("Write what you would do again, and what you would do otherwise."))
    today = timezone.localdate(now)
    access.revise(taken.row, actor, now=now, lessons=plan.lessons.strip(), lessons_on=today)
    audit.record(taken.permit, subject="sanctions_sanctionround", record_ids=[taken.row.pk])


def _for_decision(
    actor: Actor, plan: RoundDecisionPlan, move: RoundMove, *, now: datetime
) -> TakenRound:
    return taken_round(actor, plan.round_id, Deed.DECIDE_ROUND, move, now=now, version=plan.version)


def _decide(taken: TakenRound, plan: Signed, move: RoundMove, *, now: datetime) -> None:
    RoundDecision.objects.create(
        round=taken.row,
        move=move.value,
        decided_on=timezone.localdate(now),
        **signature(plan),
        **access.beside(taken.row, taken.permit, now=now),
    )


def _people(actor: Actor, plan: RoundPlan, group_id: UUID, today: date) -> list[Person]:
    """Return whom the round names: listed in the group today, and surely 18."""
    wanted = set(plan.person_ids)
    rows = access.visible_to(actor, Person.objects).filter(pk__in=wanted)
    found = {row.pk: row for row in rows}
    if wanted - found.keys():
        raise NotVisible(_("The page does not exist."))
    allowed = listed_adults(actor, group_id, today=today)
    if isinstance(plan, RoundRevision):  # who was named stays, until somebody takes the name out
        standing = ScopedMember.objects.filter(round=plan.round_id)
        allowed |= set(access.visible_to(actor, standing).values_list("person_id", flat=True))
    if wanted - allowed:
        raise CannotDecide(
            _(
                "A round names only people who are listed in the group today, without dispute, "
                "and who surely are 18. Take the others out; for the young, support comes first."
            )
        )
    return [found[pk] for pk in sorted(wanted)]


def _name(row: SanctionRound, people: list[Person], permit: Permit, *, now: datetime) -> None:
    ScopedMember.objects.bulk_create(
        ScopedMember(
            round=row,
            person=person,
            person_compartment_id=person.compartment_id,
            **access.beside(row, permit, now=now),
        )
        for person in people
    )


def _words(given: RoundPlan | SanctionRound) -> dict[str, Any]:
    return {name: str(getattr(given, name)).strip() for name in _WORDS}


def _against_words(plan: RoundPlan, today: date, lengths: Lengths) -> Iterator[str]:
    if plan.review_on is not None:
        yield from _against_review(plan.review_on, today, lengths)


def _against_review(day: date | None, today: date, lengths: Lengths) -> Iterator[str]:
    if day is None:
        yield _("Write the day of the planned review.")
    elif day <= today:
        yield _("The planned review must lie ahead. Write a day to come.")
    elif (day - today).days > lengths.longest:
        yield _("The planned review must come within %(days)d days. Write an earlier day.") % {
            "days": lengths.longest
        }


def _missing(plan: RoundPlan, *, has_names: bool) -> Iterator[str]:
    if not plan.evidence.strip():
        yield _("Write what the round rests on.")
    if not plan.alternatives.strip():
        yield _("Write which alternatives you weighed.")
    if not plan.proportionality.strip():
        yield _("Write why the round is proportionate.")
    if not plan.exit_criterion.strip():
        yield _("Write what has to be seen for the round to end.")
    if not has_names:
        yield _("Name whom the round concerns. A round never concerns everybody around a group.")
