"""Records and revises relations between two groups of one room."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible
from samsyn.office.audit import changes as audit
from samsyn.office.groups.changes.groups import BATCH, review_days
from samsyn.office.groups.changes.plans import RelationPlan, RelationRevision
from samsyn.office.groups.changes.refusals import CannotRecord
from samsyn.office.groups.changes.sanity import interval_objections, numbered
from samsyn.office.groups.changes.sources import grading, rooms_of_sources, source_objections
from samsyn.office.groups.models import Group, GroupRelation

Groups = Mapping[UUID, Group]
Pair = tuple[frozenset[UUID], str]


@transaction.atomic
def record_relations(
    actor: Actor, plans: Sequence[RelationPlan], *, now: datetime, deed: Deed = Deed.EDIT_GROUPS
) -> list[UUID]:
    """Record relations in a constant number of queries; identifiers in the plans' order.

    Refuses (`CannotRecord`) a group's relation to itself, to a group of another room, one that
    already stands, and days that cannot be.
    """
    groups = _locked(actor, {one for plan in plans for one in (plan.group_id, plan.other_id)})
    permits = {
        room_id: access.require(actor, deed, about=access.RoomItself(room_id))
        for room_id in sorted({groups[plan.group_id].room_id for plan in plans})
    }
    today = timezone.localdate(now)
    sources = rooms_of_sources(actor, (plan.source_id for plan in plans))
    standing = _standing_pairs(groups, today=today)
    reasons = []
    for plan in plans:
        room_id = groups[plan.group_id].room_id
        reasons.append(
            [
                *_objections(plan, groups, standing, today=today),
                *source_objections(plan.source_id, sources, room_id),
            ]
        )
        if _is_open(plan.until, today=today):
            standing.add(_pair(plan))
    if found := numbered(reasons):
        raise CannotRecord(*found)
    rows = [
        GroupRelation(
            pk=uuid4(),
            group_id=plan.group_id,
            other_id=plan.other_id,
            other_compartment_id=groups[plan.other_id].compartment_id,
            kind=plan.kind.value,
            state=plan.state.value,
            certainty=plan.certainty.value,
            cause=plan.cause,
            since=plan.since,
            until=plan.until,
            last_confirmed_on=today,
            review_days=review_days(group),
            **grading(plan),
            **access.beside(group, permits[group.room_id], now=now),
        )
        for plan in plans
        for group in [groups[plan.group_id]]
    ]
    GroupRelation.objects.bulk_create(rows, batch_size=BATCH)
    for room_id, permit in permits.items():
        written = [row.pk for row in rows if row.room_id == room_id]
        audit.record(permit, subject="groups_grouprelation", record_ids=written)
    return [row.pk for row in rows]


@transaction.atomic
def revise_relation(actor: Actor, plan: RelationRevision, *, now: datetime) -> None:
    """Change a relation. Refuses a stale version, and days that cannot be."""
    relation = access.lock_visible(actor, GroupRelation, pk=plan.relation_id)
    permit = access.require(actor, Deed.EDIT_GROUPS, about=relation)
    access.refuse_stale(relation, plan.version)
    today = timezone.localdate(now)
    sources = rooms_of_sources(actor, [plan.source_id])
    reasons = [
        *interval_objections(plan.since, plan.until, today=today),
        *source_objections(plan.source_id, sources, relation.room_id),
    ]
    if reasons:
        raise CannotRecord(*reasons)
    access.revise(
        relation,
        actor,
        now=now,
        **grading(plan),
        kind=plan.kind.value,
        state=plan.state.value,
        certainty=plan.certainty.value,
        since=plan.since,
        until=plan.until,
        cause=plan.cause,
        last_confirmed_on=today,
    )
    audit.record(permit, subject="groups_grouprelation", record_ids=[relation.pk])


def _locked(actor: Actor, wanted: set[UUID]) -> Groups:
    rows = Group.objects.select_related("room__site").select_for_update(of=("self",))
    found = {
        group.pk: group
        for group in access.visible_to(actor, rows).filter(pk__in=wanted).order_by("pk")
    }
    if missing := wanted - found.keys():
        raise NotVisible(_("%(count)s of the groups do not exist.") % {"count": len(missing)})
    return found


def _standing_pairs(groups: Groups, *, today: date) -> set[Pair]:
    rows = GroupRelation.objects.filter(group__in=groups, other__in=groups).exclude(
        status="withdrawn"
    )
    return {
        (frozenset((first, second)), kind)
        for first, second, kind, until in rows.values_list("group_id", "other_id", "kind", "until")
        if _is_open(until, today=today)
    }


def _is_open(until: date | None, *, today: date) -> bool:
    return until is None or until > today


def _pair(plan: RelationPlan) -> Pair:
    return frozenset((plan.group_id, plan.other_id)), plan.kind.value


def _objections(
    plan: RelationPlan, groups: Groups, standing: set[Pair], *, today: date
) -> list[str]:
    reasons = list(interval_objections(plan.since, plan.until, today=today))
    if plan.group_id == plan.other_id:
        return [*reasons, _("A relation joins two groups. Choose another group.")]
    if groups[plan.group_id].room_id != groups[plan.other_id].room_id:
        reasons.append(
            _("The groups lie in two rooms. Have one of them disclosed to the other room first.")
        )
    if _is_open(plan.until, today=today) and _pair(plan) in standing:
        reasons.append(
            _("That relation between the two groups already stands. Change it, or end it first.")
        )
    return reasons
