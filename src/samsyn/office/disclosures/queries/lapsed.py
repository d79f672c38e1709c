"""Copies that are over: everything they were made of has expired, or was withdrawn and let go."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Exists, Func, OuterRef, Q, QuerySet

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures.grounds import Kind
from samsyn.office.disclosures.models import RecallNotice, Receipt


class _Today(Func):
    """The day as the database has it, like the wall itself."""

    template = "(now() AT TIME ZONE 'Europe/Stockholm')::date"
    output_field = models.DateField()


def people_over(actor: Actor, on: date | None) -> Q:
    """Return the condition of a person of whom nothing that was told holds."""
    return Q(pk__in=_lapsed(actor, Kind.PERSON, on))


def groups_over(actor: Actor, on: date | None) -> Q:
    """Return the condition of a group of which nothing that was told holds."""
    return Q(pk__in=_lapsed(actor, Kind.GROUP, on))


def memberships_over(actor: Actor, on: date | None) -> Q:
    """Return the condition of a membership of such a person, or in such a group."""
    return Q(person__in=_lapsed(actor, Kind.PERSON, on)) | Q(
        group__in=_lapsed(actor, Kind.GROUP, on)
    )


def lapsed_among(actor: Actor, kind: Kind, record_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Return those of some records that are over, for their pages to say."""
    rows = _lapsed(actor, kind, None).filter(**{f"{kind.value}__in": list(record_ids)})
    return frozenset(rows.values_list(kind.value, flat=True))


def _lapsed(actor: Actor, kind: Kind, on: date | None) -> QuerySet[Any]:
    """Return the records with a receipt that no longer holds, and none that does.

    Few receipts are over, so they are looked for first.
    """
    let_go = access.visible_to(actor, RecallNotice.objects).filter(
        receipt=OuterRef("pk"), kind="withdrawal", outcome="taken_over"
    )
    receipts = access.visible_to(actor, Receipt.objects)
    over = Q(expires_on__lte=on or _Today()) | Q(Exists(let_go))
    holding = receipts.filter(**{kind.value: OuterRef(kind.value)}).exclude(over)
    found: QuerySet[Any] = receipts.filter(over, ~Exists(holding), kind=kind.value)
    return found.values(kind.value)
