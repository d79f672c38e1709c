"""Staging and taking files as one of the cast."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from samsyn.interchange.mappings import TableKind
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.access.walls import walls
from samsyn.office.imports import changes
from samsyn.office.imports.changes import StagePlan
from samsyn.office.imports.changes.outcome import Outcome
from samsyn.office.imports.models import Batch
from samsyn.office.partners.models import Room

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
INCIDENTS, NETWORKS = DATA / "incidents", DATA / "networks"
needs_shared_files = pytest.mark.skipif(
    not INCIDENTS.is_dir(), reason="the published files are not beside this repository"
)
PEOPLE = "ref;namn;född\nA1;Vilgot Granbacke;2001-03-04\nA2;Ture Bokhage;1999\n".encode()


def room_of(key: str = "orebro-police") -> int:
    return Room.objects.get(key=key).pk


def plan(source: Path | bytes, kind: str, *, name: str = "fil.csv", **options: Any) -> StagePlan:
    content = source if isinstance(source, bytes) else source.read_bytes()
    return StagePlan(
        room_id=room_of(),
        kind=TableKind(kind),
        file_name=name if isinstance(source, bytes) else source.name,
        content=content,
        **options,
    )


def stage(actor: Actor, source: Path | bytes, kind: str, **options: Any) -> UUID:
    with access.acting_as(actor):
        return changes.stage_batch(actor, plan(source, kind, **options), now=NOW)


def accept(actor: Actor, batch_id: UUID, *, now: datetime = NOW) -> Outcome:
    with access.acting_as(actor):
        return changes.accept_batch(actor, batch_id, now=now)


def take(actor: Actor, source: Path | bytes, kind: str, **options: Any) -> Outcome:
    """Stage and accept without looking at a dry run."""
    with access.acting_as(actor):
        made = changes.stage_batch(
            actor, plan(source, kind, **options), now=NOW, with_dry_run=False
        )
        return changes.accept_batch(actor, made, now=NOW)


def batch_of(actor: Actor, batch_id: UUID) -> Batch:
    with access.acting_as(actor):
        return Batch.objects.get(pk=batch_id)


def register_of(actor: Actor) -> dict[str, list[tuple[str, ...]]]:
    """Every row that the actor sees behind a wall, outside the imports' own tables, as text."""
    found = {}
    with access.acting_as(actor), connection.cursor() as cursor:
        for wall in walls():
            if not wall.table.startswith("imports_"):
                table = connection.ops.quote_name(wall.table)
                cursor.execute(f"SELECT to_jsonb(one)::text FROM {table} one ORDER BY 1")  # noqa: S608
                found[wall.table] = cursor.fetchall()
    return found
