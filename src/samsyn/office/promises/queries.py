"""The ledger of promises, newest first."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.promises.models import Promise, PromisedGroup
from samsyn.vocabulary.promises import PromiseKind, PromiseOccasion


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseShown:
    """One promise, as it was said."""

    id: UUID
    code: str
    verbatim: str
    kind: PromiseKind
    made_on: date
    made_by: str
    occasion: PromiseOccasion
    occasion_id: UUID | None
    groups: tuple[tuple[UUID, str], ...]
    recorded_by: str
    text: str  # the approved text that it was said from, with its number


def ledger(actor: Actor) -> tuple[PromiseShown, ...]:
    """Return every promise that the reader may see."""
    return _shown(actor, access.visible_to(actor, Promise.objects))


def promises_of(actor: Actor, occasion_id: UUID) -> tuple[PromiseShown, ...]:
    """Return the promises made on one occasion."""
    rows = access.visible_to(actor, Promise.objects).filter(occasion_id=occasion_id)
    return _shown(actor, rows)


def entered_of(actor: Actor, occasion_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Return those of these occasions of which a promise stands in the ledger."""
    rows = access.visible_to(actor, Promise.objects).filter(occasion_id__in=list(occasion_ids))
    return frozenset(row.occasion_id for row in rows.only("occasion_id") if row.occasion_id)


def promises_to(actor: Actor, group_ids: Collection[UUID]) -> tuple[PromiseShown, ...]:
    """Return the promises given to any of the groups."""
    given = access.visible_to(actor, PromisedGroup.objects).filter(group__in=group_ids)
    rows = access.visible_to(actor, Promise.objects).filter(pk__in=given.values("promise"))
    return _shown(actor, rows)


def _shown(actor: Actor, rows: QuerySet[Promise]) -> tuple[PromiseShown, ...]:
    found = sorted(
        rows.select_related("recorded_by", "message_version__text"),
        key=lambda row: (row.made_on, row.recorded_at),
        reverse=True,
    )
    given: dict[UUID, list[tuple[UUID, str]]] = {}
    to_groups = (
        access.visible_to(actor, PromisedGroup.objects)
        .filter(promise__in=[row.pk for row in found])
        .order_by("group__sort_key")
        .values_list("promise_id", "group_id", "group__working_name")
    )
    for promise, group, name in to_groups:
        given.setdefault(promise, []).append((group, name))
    return tuple(
        PromiseShown(
            id=row.pk,
            code=access.code_for("L", row.pk),
            verbatim=row.verbatim,
            kind=PromiseKind(row.kind),
            made_on=row.made_on,
            made_by=row.made_by,
            occasion=PromiseOccasion(row.occasion_kind),
            occasion_id=row.occasion_id,
            groups=tuple(given.get(row.pk, ())),
            recorded_by=row.recorded_by.name,
            text=_text(row),
        )
        for row in found
    )


def _text(row: Promise) -> str:
    version = row.message_version
    return f"{version.text.name} {version.number}" if version else ""
