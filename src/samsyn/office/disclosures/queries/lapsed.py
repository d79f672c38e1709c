"""Copies that are over: everything they were made of has expired, or was withdrawn and let go."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Count, Exists, Func, OuterRef, Q, QuerySet

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures.grounds import Kind
from samsyn.office.disclosures.models import RecallNotice, Receipt
from samsyn.office.groups.models import Membership


class _Today(Func):
    """The day as the database has it, like the wall itself."""

    template = "(now() AT TIME ZONE 'Europe/Stockholm')::date"
    output_field = models.DateField()


def lapsed_people(actor: Actor, on: date | None = None) -> QuerySet[Any]:
    """Return the people of whom nothing that was told holds."""
    return _lapsed(actor, Kind.PERSON, on)


def lapsed_groups(actor: Actor, on: date | None = None) -> QuerySet[Any]:
    """Return the groups of which nothing that was told holds."""
    return _lapsed(actor, Kind.GROUP, on)


def lapsed_memberships(actor: Actor, on: date | None = None) -> QuerySet[Any]:
    """Return the memberships of people, and in groups, of whom nothing that was told holds."""
    over = Q(person__in=lapsed_people(actor, on)) | Q(group__in=lapsed_groups(actor, on))
    return access.visible_to(actor, Membership.objects).filter(over).values("pk")


def lapsed_among(actor: Actor, kind: Kind, record_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Return those of some records that are over, for their pages to say."""
    rows = _lapsed(actor, kind, None).filter(**{f"{kind.value}__in": list(record_ids)})
    return frozenset(rows.values_list(kind.value, flat=True))


def _lapsed(actor: Actor, kind: Kind, on: date | None) -> QuerySet[Any]:
    let_go = access.visible_to(actor, RecallNotice.objects).filter(
        receipt=OuterRef("pk"), kind="withdrawal", outcome="taken_over"
    )
    holds = Q(expires_on__gt=on or _Today()) & Q(~Exists(let_go))
    rows = access.visible_to(actor, Receipt.objects).filter(**{f"{kind.value}__isnull": False})
    counted = rows.values(kind.value).annotate(holding=Count("pk", filter=holds))
    over: QuerySet[Any] = counted.filter(holding=0).values(kind.value)
    return over
