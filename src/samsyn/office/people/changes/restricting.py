"""Gives one record readers of its own inside its room, or shuts some staff out of it.

The record moves to a compartment of its own; names, tokens, memberships, ties, parts in
incidents and the sources of all these follow in the database. Whoever restricts a record stays
among its readers.
"""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Refusal
from samsyn.office.audit import changes as audit
from samsyn.office.partners.models import Compartment
from samsyn.office.partners.queries import held_at
from samsyn.office.people.changes.plans import RestrictionPlan
from samsyn.office.people.models import Person

LONGEST_REASON = 300


class CannotRestrict(Refusal):
    """The record cannot be restricted so; `reasons` names every why."""


@transaction.atomic
def restrict_person(actor: Actor, person_id: UUID, plan: RestrictionPlan, *, now: datetime) -> None:
    """Let only a team read the record, or shut staff out of it; replaces an earlier rule.

    Raises `CannotRestrict` unless the actor stays among the readers, everyone named reads in
    the room, and a reason is given.
    """
    person = access.lock_visible(actor, Person, pk=person_id)
    permit = access.require(actor, Deed.RESTRICT_RECORD, about=person)
    if reasons := list(_objections_to(plan, actor, person, now=now)):
        raise CannotRestrict(*reasons)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT samsyn_restrict(%s, %s::integer[], %s::integer[])",
            [person.room_id, sorted(plan.team), sorted(plan.shut_out)],
        )
        [compartment] = cursor.fetchone()
    _move(person, compartment, " ".join(plan.reason.split()))
    audit.record(permit, subject="people_person", record_ids=[person_id])


@transaction.atomic
def lift_restriction(actor: Actor, person_id: UUID, *, now: datetime) -> None:
    """Put the record back where everyone who reads in the room reads it."""
    del now  # every change takes the moment; this one dates nothing
    person = access.lock_visible(actor, Person, pk=person_id)
    permit = access.require(actor, Deed.RESTRICT_RECORD, about=person)
    shared = Compartment.objects.get(room_id=person.room_id, is_default=True)
    if person.compartment_id == shared.pk:
        raise CannotRestrict(_("The record is not restricted."))
    _move(person, shared.pk, "")
    audit.record(permit, subject="people_person", record_ids=[person_id])


def _move(person: Person, compartment: int, reason: str) -> None:
    """Move the record, and remove the restricted compartment that it leaves empty."""
    left = person.compartment
    person.compartment_id, person.restricted_because = compartment, reason
    person.save(update_fields=["compartment", "restricted_because"])
    if not left.is_default:
        with connection.cursor() as cursor:
            cursor.execute("SELECT samsyn_leave_compartment(%s)", [left.pk])


def _objections_to(
    plan: RestrictionPlan, actor: Actor, person: Person, *, now: datetime
) -> Iterator[str]:
    if not plan.team and not plan.shut_out:
        yield _("Choose who may read the record, or who may not.")
    if plan.team and actor.staff_id not in plan.team:
        yield _("Stay in the team yourself: somebody must be able to lift the restriction.")
    if actor.staff_id in plan.shut_out:
        yield _("You cannot shut yourself out. Ask a colleague to do it.")
    if plan.team & plan.shut_out:
        yield _("Nobody can be both in the team and shut out.")
    if (plan.team | plan.shut_out) - _readers_of(person.room_id, now):
        yield _("Choose among the staff who read in this room.")
    if not plan.reason.strip():
        yield _("Write why.")
    if len(plan.reason) > LONGEST_REASON:
        yield _("The reason can hold %(most)s characters: shorten it.") % {"most": LONGEST_REASON}


def _readers_of(room_id: int, now: datetime) -> set[int]:
    reading = access.roles_granting(Deed.READ_RECORDS)
    held = held_at(now).filter(room_id=room_id, role__in=reading, staff__is_active=True)
    return set(held.values_list("staff_id", flat=True))
