"""What can be told of people. The identity number is in clear here; who freezes it seals it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures.queries.told import told_to
from samsyn.office.groups.models import Membership, MembershipBasis
from samsyn.office.people.models import IdentityNumber, Person, PersonName
from samsyn.office.people.sealing import unseal
from samsyn.vocabulary.claims import COUNTING_FOR_NOTHING, ClaimStatus
from samsyn.vocabulary.people import NameKind

NUMBER_FIELD = "identity_number"
# Polisens brottsdatalag 3:4: who is not suspected is marked, in every copy.
ALWAYS = ("not_suspected", "standing")

Rows = dict[UUID, list[dict[str, Any]]]


def tell_people(
    actor: Actor, wanted: set[UUID], *, to_room_id: int, on: date
) -> dict[UUID, dict[str, Any]]:
    """Return what can be told of each visible person."""
    names = _names(actor, wanted)
    numbers = _numbers(actor, wanted)
    memberships = _memberships(actor, wanted, to_room_id=to_room_id, on=on)
    people = access.visible_to(actor, Person.objects).filter(pk__in=wanted)
    return {
        person.pk: {
            "not_suspected": person.not_suspected,
            "standing": person.standing,
            "names": names[NameKind.LEGAL.value][person.pk],
            "aliases": names[NameKind.ALIAS.value][person.pk],
            "born_year": _years(person),
            "born": _days(person),
            NUMBER_FIELD: numbers.get(person.pk, ""),
            "died_on": person.died_on.isoformat() if person.died_on else "",
            "memberships": memberships[person.pk],
        }
        for person in people
    }


def _names(actor: Actor, wanted: set[UUID]) -> Mapping[str, Rows]:
    found: defaultdict[str, Rows] = defaultdict(lambda: defaultdict(list))
    rows = access.visible_to(actor, PersonName.objects).filter(person__in=wanted)
    for row in rows.exclude(status__in=COUNTING_FOR_NOTHING).order_by("recorded_at", "pk"):
        found[row.kind][row.person_id].append({"given": row.given, "family": row.family})
    return found


def _numbers(actor: Actor, wanted: set[UUID]) -> Mapping[UUID, str]:
    rows = access.visible_to(actor, IdentityNumber.objects).filter(person__in=wanted)
    return {
        row.person_id: unseal(
            bytes(row.sealed),
            person_id=row.person_id,
            field=NUMBER_FIELD,
            key=settings.FIELD_KEY,
        )
        for row in rows.order_by("recorded_at", "pk")
    }


def _years(person: Person) -> dict[str, int] | None:
    if person.born_earliest is None or person.born_latest is None:
        return None
    return {"earliest": person.born_earliest.year, "latest": person.born_latest.year}


def _days(person: Person) -> dict[str, str] | None:
    if person.born_earliest is None or person.born_latest is None:
        return None
    return {
        "earliest": person.born_earliest.isoformat(),
        "latest": person.born_latest.isoformat(),
    }


def _memberships(actor: Actor, wanted: set[UUID], *, to_room_id: int, on: date) -> Rows:
    """Return approved memberships that hold that day, in groups that the receiver was told of."""
    rows = (
        access.visible_to(actor, Membership.objects)
        .filter(
            Q(until__isnull=True) | Q(until__gt=on),
            person__in=wanted,
            status=ClaimStatus.ACCEPTED.value,
            approved_on__isnull=False,
            review_on__gte=on,
        )
        .select_related("group")
        .order_by("since", "pk")
    )
    held = list(rows)
    told = told_to(actor, (row.group_id for row in held), kind="group", to_room_id=to_room_id)
    kept = [row for row in held if row.group_id in told]
    bases = _bases(actor, [row.pk for row in kept])
    found: Rows = defaultdict(list)
    for row in kept:
        found[row.person_id].append(
            {
                "told": told[row.group_id],
                "group": row.group.working_name,
                "role": row.role,
                "since": row.since.isoformat() if row.since else "",
                "until": row.until.isoformat() if row.until else "",
                "approved_on": row.approved_on.isoformat() if row.approved_on else "",
                "confirmed_on": row.last_confirmed_on.isoformat(),
                "source_reliability": row.source_reliability,
                "information_accuracy": row.information_accuracy,
                "bases": bases[row.pk],
            }
        )
    return found


def _bases(actor: Actor, membership_ids: Iterable[UUID]) -> Rows:
    found: Rows = defaultdict(list)
    rows = access.visible_to(actor, MembershipBasis.objects).filter(
        membership__in=list(membership_ids)
    )
    for row in rows.order_by("dated_on", "pk"):
        found[row.membership_id].append(
            {
                "kind": row.kind,
                "dated_on": row.dated_on.isoformat(),
                "independent": row.independent,
            }
        )
    return found
