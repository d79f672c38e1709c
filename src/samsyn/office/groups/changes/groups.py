"""Records and revises groups, and adds dated claims about them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.groups.changes.plans import GroupPlan, GroupRevision
from samsyn.office.groups.changes.refusals import CannotRecord
from samsyn.office.groups.changes.sanity import (
    day_objections,
    name_objections,
    numbered,
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
from samsyn.office.groups.names import swedish_order
from samsyn.office.partners.models import Room

BATCH = 1000
DEFAULT_REVIEW_DAYS = 180  # in a room without a site


@transaction.atomic
def record_group(
    actor: Actor, plan: GroupPlan, *, now: datetime, deed: Deed = Deed.EDIT_GROUPS
) -> UUID:
    """Record one group with its first claims. Refuses as `record_groups` does."""
    return record_groups(actor, [plan], now=now, deed=deed)[0]


@transaction.atomic
def record_groups(
    actor: Actor, plans: Sequence[GroupPlan], *, now: datetime, deed: Deed = Deed.EDIT_GROUPS
) -> list[UUID]:
    """Record many groups in a constant number of queries; identifiers in the plans' order.

    Refuses (`CannotRecord`, every reason, with the row's number if there are several) names,
    days, sizes and outlines that cannot be, and sources of other rooms.
    """
    permits = {
        room_id: access.require(actor, deed, about=RoomItself(room_id))
        for room_id in sorted({plan.room_id for plan in plans})
    }
    today = timezone.localdate(now)
    sources = rooms_of_sources(actor, (plan.source_id for plan in plans))
    reasons = numbered(
        [
            [
                *_objections(plan, today=today),
                *source_objections(plan.source_id, sources, plan.room_id),
            ]
            for plan in plans
        ]
    )
    if reasons:
        raise CannotRecord(*reasons)
    writer = _Writer(permits, now=now)
    groups = [writer.add(plan) for plan in plans]
    writer.write(groups)
    for room_id, permit in permits.items():
        written = [group.pk for group in groups if group.room_id == room_id]
        audit.record(permit, subject="groups_group", record_ids=written)
    return [group.pk for group in groups]


@transaction.atomic
def revise_group(actor: Actor, plan: GroupRevision, *, now: datetime) -> None:
    """Change a group's own columns.

    Refuses (`ChangedMeanwhile`) if somebody saved after the version that the plan builds on,
    and (`CannotRecord`) names and days that cannot be.
    """
    group = lock_group(actor, plan.group_id)
    permit = access.require(actor, Deed.EDIT_GROUPS, about=group)
    access.refuse_stale(group, plan.version)
    today = timezone.localdate(now)
    reasons = [
        *name_objections(plan.working_name),
        *day_objections(_("The day of the mapping"), plan.mapped_on, today=today),
    ]
    if reasons:
        raise CannotRecord(*reasons)
    access.revise(
        group,
        actor,
        now=now,
        working_name=plan.working_name.strip(),
        sort_key=swedish_order(plan.working_name),
        kind=plan.kind.value,
        external_reference=plan.external_reference,
        mapped_on=plan.mapped_on,
    )
    audit.record(permit, subject="groups_group", record_ids=[group.pk])


def lock_group(actor: Actor, group_id: UUID) -> Group:
    """Return the group, locked, so that two writers about it take turns."""
    # Who saved last is asked for after the lock: a joined row is as old as the statement.
    rows = Group.objects.select_related("room__site")
    return access.get_visible(actor, rows.select_for_update(of=("self",)), pk=group_id)


def review_days(group: Group) -> int:
    """How many days a claim about the group holds without review: the site's rule."""
    site = group.room.site
    return site.membership_review_days if site else DEFAULT_REVIEW_DAYS


def _objections(plan: GroupPlan, *, today: date) -> list[str]:
    return [
        *name_objections(plan.working_name),
        *(reason for alias in plan.aliases for reason in name_objections(alias)),
        *day_objections(_("The day of the standing"), plan.standing_since, today=today),
        *day_objections(_("The day of the mapping"), plan.mapped_on, today=today),
        *size_objections(plan.size_least, plan.size_most),
        *outline_objections(plan.outline),
    ]


class _Writer:
    """Collects the rows of many groups, so that each table is written once."""

    def __init__(self, permits: dict[int, Permit], *, now: datetime) -> None:
        self.columns = {
            room_id: access.in_room(permit, now=now) for room_id, permit in permits.items()
        }
        self.review_days = dict(
            Room.objects.filter(pk__in=permits, site__isnull=False).values_list(
                "pk", "site__membership_review_days"
            )
        )
        self.today = timezone.localdate(now)
        self.facts: dict[type[GroupFact], list[Any]] = {
            GroupAlias: [],
            GroupStanding: [],
            GroupAssessment: [],
            Territory: [],
        }

    def add(self, plan: GroupPlan) -> Group:
        """Make the group's row and collect its claims."""
        columns = self.columns[plan.room_id]
        group = Group(
            pk=uuid4(),
            working_name=plan.working_name.strip(),
            sort_key=swedish_order(plan.working_name),
            kind=plan.kind.value,
            external_reference=plan.external_reference,
            mapped_on=plan.mapped_on,
            **columns,
        )
        shared = {
            "group_id": group.pk,
            "last_confirmed_on": self.today,
            "review_days": self.review_days.get(plan.room_id, DEFAULT_REVIEW_DAYS),
            **grading(plan),
            **columns,
        }
        self.facts[GroupAlias] += [GroupAlias(name=name.strip(), **shared) for name in plan.aliases]
        if plan.standing is not None:
            since = plan.standing_since or plan.mapped_on or self.today
            self.facts[GroupStanding].append(
                GroupStanding(standing=plan.standing.value, since=since, **shared)
            )
        if is_assessed(plan):
            self.facts[GroupAssessment].append(
                GroupAssessment(
                    since=plan.mapped_on or self.today, **assessment_columns(plan), **shared
                )
            )
        if plan.areas or plan.outline:
            self.facts[Territory].append(
                Territory(areas=plan.areas, outline=plan.outline, since=plan.mapped_on, **shared)
            )
        return group

    def write(self, groups: list[Group]) -> None:
        """Write each table at once."""
        Group.objects.bulk_create(groups, batch_size=BATCH)
        for model, rows in self.facts.items():
            if rows:
                model._default_manager.bulk_create(rows, batch_size=BATCH)


def is_assessed(plan: GroupPlan) -> bool:
    """Whether anything is said that belongs in an assessment."""
    said = (plan.in_words, plan.known, plan.believed, plan.not_known, plan.cohesion)
    return any(said) or plan.size_least is not None


def assessment_columns(plan: Any) -> dict[str, Any]:
    """Return an assessment's own columns from a `GroupPlan` or an `AssessmentPlan`."""
    return {
        "size_least": plan.size_least,
        "size_most": plan.size_most,
        "cohesion": plan.cohesion.value if plan.cohesion else "",
        "in_words": plan.in_words,
        "known": plan.known,
        "believed": plan.believed,
        "not_known": plan.not_known,
    }
