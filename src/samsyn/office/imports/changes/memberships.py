"""Rows of a file of memberships to claims that people belong to groups of the room."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from samsyn.interchange.memberships import MembershipRow
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.groups.changes import BasisPlan, MembershipPlan, record_memberships
from samsyn.office.groups.models import Membership
from samsyn.office.imports.changes.outcome import Item, Other, Outcome, Remark
from samsyn.office.imports.changes.references import Groups, Missing, People
from samsyn.office.imports.models import Batch
from samsyn.vocabulary.claims import ClaimStatus
from samsyn.vocabulary.groups import MembershipRole

TABLE = "groups_membership"
Pair = tuple[UUID, UUID]


def settle_memberships(
    actor: Actor, batch: Batch, outcome: Outcome, *, source_id: UUID, now: datetime
) -> None:
    """Record the memberships that are not here yet. None of them is approved or confirmed."""
    rows: tuple[MembershipRow, ...] = outcome.reading.rows
    today = timezone.localdate(now)
    people = People(actor, batch.room_id, (row.person for row in rows))
    groups = Groups(actor, batch.room_id)
    if batch.makes_missing:
        people.make_missing([row.person for row in rows], outcome, source_id=source_id, now=now)
        groups.make_missing([row.group for row in rows], outcome, now=now)
    resolved: list[tuple[MembershipRow, Pair]] = []
    for row in rows:
        try:
            resolved.append((row, (people.of(row.person), groups.of(row.group))))
        except Missing as missing:
            outcome.refused.append(missing.about(row.file_rows))
    here = _here(actor, (pair for _, pair in resolved))
    items = []
    for row, pair in resolved:
        if pair in here:
            outcome.here.append(Remark(rows=row.file_rows, other=here[pair]))
        else:
            items.append(Item(row.file_rows, _plan(row, pair, source_id, today)))
    outcome.record(TABLE, items, lambda plans: record_memberships(actor, plans, now=now))


def _plan(row: MembershipRow, pair: Pair, source_id: UUID, today: date) -> MembershipPlan:
    # The first day that is certain, and the first day without it.
    since = row.since.latest if row.since else None
    until = row.until.latest if row.until else None
    bases = (BasisPlan(kind=row.basis, dated_on=since or today),) if row.basis else ()
    return MembershipPlan(
        person_id=pair[0],
        group_id=pair[1],
        role=row.role or MembershipRole.ASSOCIATE,  # the least that can be claimed
        since=since,
        until=until,
        bases=bases,
        source_id=source_id,
    )


def _here(actor: Actor, pairs: Iterable[Pair]) -> dict[Pair, Other]:
    wanted = set(pairs)
    found = (
        access.visible_to(actor, Membership.objects)
        .filter(group__in={group for _, group in wanted})
        .filter(access.is_any_of("person", {one for one, _ in wanted}))
        .exclude(status=ClaimStatus.WITHDRAWN.value)
        .order_by("recorded_at", "pk")
        .values_list("person_id", "group_id", "pk", "group_compartment_id")
    )
    return {
        (person, group): Other(kind="group", record_id=group, compartment_id=compartment)
        for person, group, _pk, compartment in found
    }
