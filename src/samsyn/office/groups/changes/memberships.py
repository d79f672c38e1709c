"""Records memberships, one or thousands, and adds bases to them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible, Permit
from samsyn.office.access.records import RoomRecord
from samsyn.office.audit import changes as audit
from samsyn.office.groups.changes.groups import review_days
from samsyn.office.groups.changes.listing import (
    Register,
    bases_objections,
    membership_objections,
    same_source,
)
from samsyn.office.groups.changes.plans import BasisPlan, MembershipPlan
from samsyn.office.groups.changes.refusals import CannotRecord
from samsyn.office.groups.changes.sanity import numbered
from samsyn.office.groups.changes.sources import grading, rooms_of_sources, source_objections
from samsyn.office.groups.models import (
    Group,
    Membership,
    MembershipBasis,
    MembershipConfirmation,
    MembershipDispute,
)
from samsyn.office.people.models import Person
from samsyn.vocabulary.claims import ClaimStatus

Columns = dict[str, Any]


@transaction.atomic
def record_memberships(
    actor: Actor, plans: Sequence[MembershipPlan], *, now: datetime, deed: Deed = Deed.EDIT_GROUPS
) -> list[UUID]:
    """Record memberships in a constant number of queries; identifiers in the plans' order.

    Who edits groups and says that a membership is approved or confirmed must be allowed to
    approve; what comes through the door was approved by the room that it comes from. Refuses
    (`CannotRecord`, every reason) who may not be listed, days that cannot be, approval without
    two independent bases, and a time in which the person is already listed in the group.
    """
    register = _register(actor, plans)
    permits = _permits(actor, plans, register, deed)
    today = timezone.localdate(now)
    reasons = []
    for plan in plans:
        reasons.append(membership_objections(plan, register, today=today))
        register.take(plan.person_id, plan.group_id, plan.since, plan.until)
    if found := numbered(reasons):
        raise CannotRecord(*found)
    writer = _Writer(register, permits, now=now)
    written = [writer.add(plan) for plan in plans]
    writer.write()
    for room_id, permit in permits.items():
        mine = [
            membership_id
            for membership_id, plan in zip(written, plans, strict=True)
            if register.people[plan.person_id].room_id == room_id
        ]
        audit.record(permit, subject="groups_membership", record_ids=mine)
    return written


@transaction.atomic
def add_basis(actor: Actor, membership_id: UUID, plan: BasisPlan, *, now: datetime) -> UUID:
    """Add one dated basis. Refuses days that cannot be, and a source that is counted twice."""
    membership = lock_membership(actor, membership_id)
    permit = access.require(actor, Deed.EDIT_GROUPS, about=membership)
    if reasons := basis_objections(actor, membership, plan, today=timezone.localdate(now)):
        raise CannotRecord(*reasons)
    basis = new_basis(membership, plan, access.beside(membership, permit, now=now))
    basis.save(force_insert=True)
    audit.record(permit, subject="groups_membershipbasis", record_ids=[basis.pk])
    return basis.pk


def lock_membership(actor: Actor, membership_id: UUID) -> Membership:
    """Return the membership, locked, so that two decisions about it take turns."""
    rows = Membership.objects.select_related("person", "group__room__site")
    return access.get_visible(actor, rows.select_for_update(of=("self",)), pk=membership_id)


def basis_objections(
    actor: Actor, membership: Membership, plan: BasisPlan, *, today: date
) -> list[str]:
    """Return every reason why the basis may not be added."""
    sources = rooms_of_sources(actor, [plan.source_id])
    twice = (
        plan.independent
        and plan.source_id is not None
        and membership.bases.filter(independent=True, source_id=plan.source_id).exists()
    )
    return [
        *bases_objections([plan], today=today),
        *source_objections(plan.source_id, sources, membership.room_id),
        *([same_source()] if twice else []),
        *([_("The membership has ended.")] if has_ended(membership, today=today) else []),
    ]


def has_ended(membership: Membership, *, today: date) -> bool:
    """Whether the membership is over, or was never so."""
    over = membership.until is not None and membership.until <= today
    return over or membership.status == ClaimStatus.WITHDRAWN.value


def new_basis(membership: Membership, plan: BasisPlan, columns: dict[str, Any]) -> MembershipBasis:
    """Return the unsaved row of a basis; `columns` say where it is put."""
    return MembershipBasis(
        pk=uuid4(),
        membership_id=membership.pk,
        group_compartment_id=membership.group_compartment_id,
        **basis_columns(plan),
        **columns,
    )


def basis_columns(plan: BasisPlan) -> Columns:
    """Return the columns of a basis that hold what was said."""
    return {
        "kind": plan.kind.value,
        "dated_on": plan.dated_on,
        "independent": plan.independent,
        "source_id": plan.source_id,
        "note": plan.note,
    }


def new_confirmation(
    membership: Membership, day: date, columns: dict[str, Any]
) -> MembershipConfirmation:
    """Return the unsaved row of a confirmation, which holds as long as the site's rule says."""
    return MembershipConfirmation(
        pk=uuid4(),
        membership_id=membership.pk,
        group_compartment_id=membership.group_compartment_id,
        confirmed_on=day,
        holds_days=membership.review_days,
        **columns,
    )


def _register(actor: Actor, plans: Sequence[MembershipPlan]) -> Register:
    person_ids = {plan.person_id for plan in plans}
    group_ids = {plan.group_id for plan in plans}
    seen = access.visible_to(actor, Person.objects).filter(access.is_any_of("pk", person_ids))
    people = {person.pk: person for person in seen}
    # Locked in a steady order, so that two writers about the same group take turns.
    rows = Group.objects.select_related("room__site").select_for_update(of=("self",))
    groups = {
        group.pk: group
        for group in access.visible_to(actor, rows).filter(pk__in=group_ids).order_by("pk")
    }
    if missing := len(person_ids - people.keys()) + len(group_ids - groups.keys()):
        raise NotVisible(_("%(count)s of the people and groups do not exist.") % {"count": missing})
    sources = rooms_of_sources(actor, _sources_of(plans))
    register = Register(people=people, groups=groups, sources=sources)
    standing = Membership.objects.filter(
        access.is_any_of("person", person_ids), group__in=group_ids
    )
    for row in standing.exclude(status=ClaimStatus.WITHDRAWN.value).values_list(
        "person_id", "group_id", "since", "until"
    ):
        register.take(*row)
    return register


def _sources_of(plans: Iterable[MembershipPlan]) -> Iterable[UUID | None]:
    for plan in plans:
        yield plan.source_id
        yield from (basis.source_id for basis in plan.bases)


def _permits(
    actor: Actor, plans: Sequence[MembershipPlan], register: Register, deed: Deed
) -> dict[int, Permit]:
    needed: dict[int, Deed] = {}
    for plan in plans:
        room_id = register.groups[plan.group_id].room_id
        is_approved = plan.approved_on is not None or bool(plan.confirmed_on)
        if is_approved and deed is Deed.EDIT_GROUPS:
            needed[room_id] = Deed.APPROVE_MEMBERSHIP
        else:
            needed.setdefault(room_id, deed)
    return {
        room_id: access.require(actor, wanted, about=access.RoomItself(room_id))
        for room_id, wanted in sorted(needed.items())
    }


class _Writer:
    """Collects the rows of many memberships, so that each table is written once."""

    def __init__(self, register: Register, permits: dict[int, Permit], *, now: datetime) -> None:
        self.register, self.permits, self.now = register, permits, now
        self.today = timezone.localdate(now)
        self.rows: dict[type[RoomRecord], list[Columns]] = {
            Membership: [],
            MembershipBasis: [],
            MembershipConfirmation: [],
            MembershipDispute: [],
        }

    def add(self, plan: MembershipPlan) -> UUID:
        """Make the membership's row and collect what belongs to it."""
        person, group = self.register.people[plan.person_id], self.register.groups[plan.group_id]
        permit = self.permits[group.room_id]
        place = {
            **access.beside(person, permit, now=self.now),
            "group_compartment_id": group.compartment_id,
        }
        confirmed = _confirmation_days(plan)
        days = review_days(group)
        membership_id = uuid4()
        self.rows[Membership].append(
            {
                "id": membership_id,
                **_membership_columns(plan, approved_by_id=permit.actor.staff_id),
                "last_confirmed_on": confirmed[-1] if confirmed else self.today,
                "review_days": days,
                **place,
            }
        )
        beside = {"membership_id": membership_id, **place}
        self.rows[MembershipBasis] += [{**beside, **basis_columns(one)} for one in plan.bases]
        self.rows[MembershipConfirmation] += [
            {**beside, "confirmed_on": day, "holds_days": days} for day in confirmed
        ]
        if plan.disputed_on is not None:
            self.rows[MembershipDispute].append(
                {**beside, "disputed_on": plan.disputed_on, "reason": plan.dispute_reason}
            )
        return membership_id

    def write(self) -> None:
        """Write each table at once."""
        for model, rows in self.rows.items():
            access.write_rows(model, rows)


def _membership_columns(plan: MembershipPlan, *, approved_by_id: int) -> Columns:
    return {
        "person_id": plan.person_id,
        "group_id": plan.group_id,
        "role": plan.role.value,
        "since": plan.since,
        "until": plan.until,
        "status": _status(plan).value,
        "approved_on": plan.approved_on,
        "approved_by_id": approved_by_id if plan.approved_on else None,
        # As the trigger will count it: said at once, nothing needs to be written twice.
        "second_basis_on": _second_basis_on(plan),
        **grading(plan),
    }


def _confirmation_days(plan: MembershipPlan) -> list[date]:
    """Return the days; an approval is a first confirmation, since somebody then judged."""
    approved = {plan.approved_on} if plan.approved_on is not None else set()
    return sorted({*plan.confirmed_on} | approved)


def _second_basis_on(plan: MembershipPlan) -> date | None:
    days = sorted(basis.dated_on for basis in plan.bases if basis.independent)
    return days[1] if len(days) > 1 else None


def _status(plan: MembershipPlan) -> ClaimStatus:
    if plan.disputed_on is not None:
        return ClaimStatus.DISPUTED
    return ClaimStatus.ACCEPTED if plan.approved_on is not None else ClaimStatus.PROPOSED
