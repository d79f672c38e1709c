"""Corrects what a record says. Two writers never overwrite one another unseen."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.people.changes.plans import RevisionPlan
from samsyn.office.people.changes.rules import CannotRecord, objections_to_revision, refuse_all
from samsyn.office.people.models import Person, PersonName
from samsyn.vocabulary.people import IdentityKind


@transaction.atomic
def revise_person(actor: Actor, person_id: UUID, plan: RevisionPlan, *, now: datetime) -> None:
    """Write what the record is to say from now on.

    Raises `ChangedMeanwhile`, saying who and when, if `plan.version` is not the latest, and
    `CannotRecord` if a rule is broken.
    """
    person = access.lock_visible(actor, Person, pk=person_id)
    permit = access.require(actor, Deed.EDIT_PEOPLE, about=person)
    access.refuse_stale(person, plan.version)
    reasons = [*objections_to_revision(plan, today=timezone.localdate(now))]
    if plan.identity is IdentityKind.KNOWN and not _has_name(person):
        reasons.append(_("Add a name first, then say that the identity is known."))
    refuse_all([tuple(reasons)])

    try:
        with transaction.atomic():
            access.revise(person, actor, now=now, **_columns(plan))
    except IntegrityError as error:
        # Somewhere a claim stands that needs this person in scope, or old enough; it may be one
        # that the writer does not see, so the sentence says no more.
        raise CannotRecord(
            _(
                "The standing or the birth date cannot be changed so now. Talk to the coordinator "
                "of the room."
            )
        ) from error
    audit.record(permit, subject="people_person", record_ids=[person_id])


def _columns(plan: RevisionPlan) -> dict[str, Any]:
    return {
        "identity": plan.identity.value,
        "standing": plan.standing.value,
        "protected_identity": plan.protected_identity.value,
        "born_earliest": plan.born.earliest if plan.born else None,
        "born_latest": plan.born.latest if plan.born else None,
        "died_on": plan.died_on,
        "external_reference": plan.external_reference.strip(),
        "not_suspected": plan.not_suspected,
    }


def _has_name(person: Person) -> bool:
    return PersonName.objects.filter(person=person).exclude(status="withdrawn").exists()
