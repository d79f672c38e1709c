"""Records that are contested as a whole: they leave lists and selections, and keep their page."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import TruncDate

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.rights.models import Contest, ContestDecision
from samsyn.vocabulary.rights import ContestedKind


def people_contested(actor: Actor, on: date | None) -> Q:
    """Return the condition of a person whose record is contested on a day, or now."""
    return Q(pk__in=_records(actor, on))


def memberships_contested(actor: Actor, on: date | None) -> Q:
    """Return the condition of a membership of such a person."""
    return Q(person__in=_records(actor, on))


def open_contests(actor: Actor, rows: Iterable[UUID]) -> frozenset[UUID]:
    """Return those of some claims, or records, that are contested now."""
    found = _open(actor, None).filter(row_id__in=set(rows))
    return frozenset(found.values_list("row_id", flat=True))


def _records(actor: Actor, on: date | None) -> QuerySet[Any]:
    found: QuerySet[Any] = _open(actor, on).filter(kind=ContestedKind.RECORD.value)
    return found.values("row_id")


def _open(actor: Actor, on: date | None) -> QuerySet[Contest]:
    rows = access.visible_to(actor, Contest.objects)
    settled = access.visible_to(actor, ContestDecision.objects)
    if on is not None:
        rows = rows.filter(recorded_at__date__lte=on)
        settled = settled.annotate(day=TruncDate("recorded_at")).filter(day__lte=on)
    return rows.exclude(pk__in=settled.values("contest"))
