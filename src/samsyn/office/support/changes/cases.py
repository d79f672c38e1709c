"""Takes up somebody who wants help: one case a person, in the room of social services."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Permit, Refusal
from samsyn.office.audit import changes as audit
from samsyn.office.people.changes import NamePlan, PersonPlan, record_person
from samsyn.office.people.models import Person
from samsyn.office.people.queries import people_by_number
from samsyn.office.support.changes.contacts import permit_in
from samsyn.office.support.changes.plans import NewCase
from samsyn.office.support.changes.refusals import CannotSupport
from samsyn.office.support.models import CaseTouch, HelpContact, SupportCase
from samsyn.vocabulary.people import IdentityKind
from samsyn.vocabulary.support import ContactEnd, TouchKind

SUBJECT = "support_supportcase"


@transaction.atomic
def take_up(actor: Actor, plan: NewCase, *, now: datetime) -> UUID:
    """Open a case. The person's record is found by identity number, or written anew."""
    permit = permit_in(actor, plan.room_id)
    contact = _contact(actor, plan.contact_id)
    person = _known(actor, plan, now=now)
    if reasons := list(_objections_to(actor, plan, contact, person, now=now)):
        raise CannotSupport(*reasons)
    person = person or _write_person(actor, plan, now=now)
    met_at = plan.first_met_at or (contact.met_at if contact else None)
    case = SupportCase.objects.create(
        person=person,
        contact=contact,
        worker_id=actor.staff_id,
        opened_on=timezone.localdate(now),
        clock_from=contact.reached_at if contact else min(plan.first_met_at or now, now),
        **access.beside(person, permit, now=now),
    )
    if met_at:
        _note_first_meeting(case, permit, met_at, now=now)
    if contact:
        contact.answered_at = contact.answered_at or now
        contact.ended_as, contact.ended_at = ContactEnd.CASE.value, now
        contact.save(update_fields=["answered_at", "ended_as", "ended_at"])
    audit.record(permit, subject=SUBJECT, record_ids=[case.pk])
    audit.record(permit, subject="people_person", record_ids=[person.pk])
    return case.pk


def _note_first_meeting(
    case: SupportCase, permit: Permit, met_at: datetime, *, now: datetime
) -> None:
    CaseTouch.objects.create(
        case=case,
        kind=TouchKind.MEETING.value,
        happened_at=met_at,
        **access.beside(case, permit, now=now),
    )


def _contact(actor: Actor, contact_id: UUID | None) -> HelpContact | None:
    if contact_id is None:
        return None
    return access.lock_visible(actor, HelpContact, pk=contact_id)


def _known(actor: Actor, plan: NewCase, *, now: datetime) -> Person | None:
    """Return the room's record of the person with this identity number."""
    if not plan.identity_number.strip():
        return None
    mine = actor.narrowed_to(plan.room_id)
    found = people_by_number(mine, plan.identity_number, today=timezone.localdate(now)).people
    if not found:
        return None
    return access.lock_visible(mine, Person, pk=found[0].label.person_id)


def _objections_to(
    actor: Actor,
    plan: NewCase,
    contact: HelpContact | None,
    person: Person | None,
    *,
    now: datetime,
) -> Iterator[str]:
    cases = access.visible_to(actor, SupportCase.objects)
    if person and cases.filter(person=person).exists():
        yield _("The person has a case already. Search for it, and reopen it if it has ended.")
    if contact and contact.ended_as:
        yield _("The contact is closed, or a colleague has opened a case from it.")
    if contact and contact.room_id != plan.room_id:
        yield _("The contact belongs to another room of social services.")
    if plan.first_met_at and plan.first_met_at > now:
        yield _("The first meeting is in the future. Note it when it has been held.")


def _write_person(actor: Actor, plan: NewCase, *, now: datetime) -> Person:
    named = bool(plan.given.strip() or plan.family.strip())
    is_known = named or bool(plan.identity_number.strip())
    names = (NamePlan(given=plan.given.strip(), family=plan.family.strip()),) if named else ()
    person = PersonPlan(
        room_id=plan.room_id,
        names=names,
        identity=IdentityKind.KNOWN if is_known else IdentityKind.UNKNOWN,
        identity_number=plan.identity_number.strip() or None,
    )
    try:
        person_id = record_person(actor, person, now=now)
    except Refusal as refusal:
        raise CannotSupport(*refusal.reasons) from refusal
    return access.get_visible(actor, Person.objects, pk=person_id)
