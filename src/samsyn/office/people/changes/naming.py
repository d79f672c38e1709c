"""Adds and withdraws names and identity numbers; search follows at once."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby, islice
from operator import attrgetter
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.people.changes.plans import NamePlan
from samsyn.office.people.changes.recording import (
    full_name,
    name_columns,
    number_columns,
    review_days,
    write_tokens,
)
from samsyn.office.people.changes.rules import (
    CannotRecord,
    objections_to_name,
    objections_to_number,
    refuse_all,
)
from samsyn.office.people.models import IdentityNumber, Person, PersonName, SearchToken, Source
from samsyn.vocabulary.claims import ClaimStatus
from samsyn.vocabulary.people import IdentityKind
from samsyn.vocabulary.uncertain_dates import DateInterval

_PEOPLE_AT_ONCE = 500


@transaction.atomic
def add_names(
    actor: Actor,
    person_id: UUID,
    names: Sequence[NamePlan],
    *,
    now: datetime,
    source_id: UUID | None = None,
) -> list[UUID]:
    """Add names to a person and return the claims' ids. Raises `CannotRecord`."""
    person = access.lock_visible(actor, Person, pk=person_id)
    permit = access.require(actor, Deed.EDIT_PEOPLE, about=person)
    refuse_all([tuple(objections_to_name(name)) for name in names])
    if source_id:
        access.get_visible(actor, Source.objects, pk=source_id, room_id=person.room_id)
    today = timezone.localdate(now)
    place = {
        **access.beside(person, permit, now=now),
        "review_days": review_days([person.room_id])[person.room_id],
    }
    written = access.write_rows(
        PersonName,
        [{**place, **name_columns(person_id, name, today, source_id=source_id)} for name in names],
    )
    _refresh_tokens(person)
    audit.record(permit, subject="people_personname", record_ids=written)
    return written


@transaction.atomic
def withdraw_name(actor: Actor, name_id: UUID, *, now: datetime) -> None:
    """Keep a name as withdrawn: nobody is found by it any more.

    Raises `CannotRecord` for the last name of somebody who is said to be known.
    """
    name = access.get_visible(actor, PersonName.objects, pk=name_id)
    person = access.lock_visible(actor, Person, pk=name.person_id)
    permit = access.require(actor, Deed.EDIT_PEOPLE, about=person)
    others = _names_in_force(person).exclude(pk=name_id)
    if person.identity == IdentityKind.KNOWN and not others.exists():
        raise CannotRecord(_("Give another name first, or say that the identity is unknown."))
    name.status = ClaimStatus.WITHDRAWN.value
    name.until = max(timezone.localdate(now), name.since or timezone.localdate(now))
    name.save(update_fields=["status", "until"])
    _refresh_tokens(person)
    audit.record(permit, subject="people_personname", record_ids=[name_id])


@transaction.atomic
def add_number(actor: Actor, person_id: UUID, text: str, *, now: datetime) -> UUID:
    """Add an identity number; an earlier one is kept. Raises `CannotRecord`."""
    person = access.lock_visible(actor, Person, pk=person_id)
    permit = access.require(actor, Deed.EDIT_PEOPLE, about=person)
    today = timezone.localdate(now)
    refuse_all([tuple(objections_to_number(text, _born(person), today=today))])
    number = number_columns(person_id, text, today)
    if IdentityNumber.objects.filter(person=person, match_key=number["match_key"]).exists():
        raise CannotRecord(_("The person already has this identity number."))
    place = access.beside(person, permit, now=now)
    (written,) = access.write_rows(IdentityNumber, [{**place, **number}])
    audit.record(permit, subject="people_identitynumber", record_ids=[written])
    return written


def remake_tokens() -> None:
    """Make anew what everybody is found by, with this installation's key, where there is none.

    For whoever brings people from another installation: the names are the same, the key is not.
    """
    names = PersonName.objects.exclude(status=ClaimStatus.WITHDRAWN.value).order_by(
        "person_id", "pk"
    )
    people = groupby(names.iterator(), key=attrgetter("person_id"))
    read = ((person_id, [full_name(one) for one in theirs]) for person_id, theirs in people)
    while some := list(islice(read, _PEOPLE_AT_ONCE)):
        write_tokens(some)


def _refresh_tokens(person: Person) -> None:
    SearchToken.objects.filter(person=person).delete()
    write_tokens([(person.pk, map(full_name, _names_in_force(person)))])


def _names_in_force(person: Person) -> QuerySet[PersonName]:
    return PersonName.objects.filter(person=person).exclude(status=ClaimStatus.WITHDRAWN.value)


def _born(person: Person) -> DateInterval | None:
    if person.born_earliest is None or person.born_latest is None:
        return None
    return DateInterval(person.born_earliest, person.born_latest)
