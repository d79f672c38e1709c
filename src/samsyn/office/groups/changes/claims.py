"""Adds dated claims about a group: alias, standing, assessment, territory. None overwrites."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.groups.changes.groups import assessment_columns, lock_group, review_days
from samsyn.office.groups.changes.plans import (
    AliasPlan,
    AssessmentPlan,
    Graded,
    StandingPlan,
    TerritoryPlan,
)
from samsyn.office.groups.changes.refusals import CannotRecord
from samsyn.office.groups.changes.sanity import (
    interval_objections,
    name_objections,
    outline_objections,
    size_objections,
)
from samsyn.office.groups.changes.sources import grading, rooms_of_sources, source_objections
from samsyn.office.groups.models import (
    Group,
    GroupAlias,
    GroupAssessment,
    GroupFact,
    GroupStanding,
    Territory,
)


@transaction.atomic
def add_alias(actor: Actor, plan: AliasPlan, *, now: datetime) -> UUID:
    """Add another name of the group. Refuses one that already stands."""
    group, today = lock_group(actor, plan.group_id), timezone.localdate(now)
    name = plan.name.strip()
    stands = GroupAlias.objects.filter(_holds(today), group=group, name__iexact=name).exists()
    reasons = [
        *name_objections(plan.name),
        *interval_objections(plan.since, plan.until, today=today),
        *([_("The group already goes by that name.")] if stands else []),
    ]
    fact = GroupAlias(name=name, since=plan.since, until=plan.until)
    return _add(actor, group, fact, plan, reasons, now=now)


@transaction.atomic
def add_standing(actor: Actor, plan: StandingPlan, *, now: datetime) -> UUID:
    """Say where the group stands from a day on. Refuses a second standing from the same day."""
    group, today = lock_group(actor, plan.group_id), timezone.localdate(now)
    taken = GroupStanding.objects.filter(group=group, since=plan.since).exists()
    reasons = [
        *interval_objections(plan.since, None, today=today),
        *([_("The group already has a standing from that day.")] if taken else []),
    ]
    fact = GroupStanding(standing=plan.standing.value, since=plan.since)
    return _add(actor, group, fact, plan, reasons, now=now)


@transaction.atomic
def add_assessment(actor: Actor, plan: AssessmentPlan, *, now: datetime) -> UUID:
    """Add a dated assessment; older ones stay as they were."""
    group, today = lock_group(actor, plan.group_id), timezone.localdate(now)
    said = (plan.in_words, plan.known, plan.believed, plan.not_known, plan.cohesion)
    empty = not any(said) and plan.size_least is None and plan.size_most is None
    reasons = [
        *interval_objections(plan.since, None, today=today),
        *size_objections(plan.size_least, plan.size_most),
        *([_("The assessment says nothing. Fill in at least one part.")] if empty else []),
    ]
    fact = GroupAssessment(since=plan.since, **assessment_columns(plan))
    return _add(actor, group, fact, plan, reasons, now=now)


@transaction.atomic
def add_territory(actor: Actor, plan: TerritoryPlan, *, now: datetime) -> UUID:
    """Add where the group moves; if it replaces, ends what stood before on its first day."""
    group, today = lock_group(actor, plan.group_id), timezone.localdate(now)
    empty = not plan.areas.strip() and not plan.outline
    reasons = [
        *interval_objections(plan.since, plan.until, today=today),
        *outline_objections(plan.outline),
        *([_("Name an area, or draw one.")] if empty else []),
    ]
    fact = Territory(
        areas=plan.areas.strip(), outline=plan.outline, since=plan.since, until=plan.until
    )
    added = _add(actor, group, fact, plan, reasons, now=now)
    if plan.replaces:
        _end_earlier_territories(group, added, on=plan.since or today)
    return added


def _end_earlier_territories(group: Group, added: UUID, *, on: date) -> None:
    earlier = Territory.objects.filter(group=group, until__isnull=True).exclude(pk=added)
    earlier.filter(Q(since__isnull=True) | Q(since__lte=on)).update(until=on)


def _holds(day: date) -> Q:
    return Q(until__isnull=True) | Q(until__gt=day)


def _add(
    actor: Actor,
    group: Group,
    fact: GroupFact,
    plan: Graded,
    reasons: Iterable[str],
    *,
    now: datetime,
) -> UUID:
    permit = access.require(actor, Deed.EDIT_GROUPS, about=group)
    sources = rooms_of_sources(actor, [plan.source_id])
    found = [*reasons, *source_objections(plan.source_id, sources, group.room_id)]
    if found:
        raise CannotRecord(*found)
    columns: dict[str, Any] = {
        **access.beside(group, permit, now=now),
        **grading(plan),
        "group_id": group.pk,
        "last_confirmed_on": timezone.localdate(now),
        "review_days": review_days(group),
    }
    for name, value in columns.items():
        setattr(fact, name, value)
    fact.save(force_insert=True)
    audit.record(permit, subject=fact._meta.db_table, record_ids=[fact.pk])
    return fact.pk
