"""Staging and taking files as one of the cast."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from samsyn.interchange.mappings import TableKind
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.imports import changes
from samsyn.office.imports.changes import StagePlan
from samsyn.office.imports.changes.outcome import Outcome
from samsyn.office.partners.models import Room

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
INCIDENTS, NETWORKS = DATA / "incidents", DATA / "networks"
needs_shared_files = pytest.mark.skipif(
    not INCIDENTS.is_dir(), reason="the published files are not beside this repository"
)


def room_of(key: str = "orebro-police") -> int:
    return Room.objects.get(key=key).pk


def plan(path_or_data: Path | bytes, kind: str, name: str = "fil.csv", **options: object) -> StagePlan:
    content = path_or_data if isinstance(path_or_data, bytes) else path_or_data.read_bytes()
    name = name if isinstance(path_or_data, bytes) else path_or_data.name
    return StagePlan(
        room_id=room_of(), kind=TableKind(kind), file_name=name, content=content, **options
    )


def stage(actor: Actor, path_or_data: Path | bytes, kind: str, **options: object) -> UUID:
    with access.acting_as(actor):
        return changes.stage_batch(actor, plan(path_or_data, kind, **options), now=NOW)


def accept(actor: Actor, batch_id: UUID) -> Outcome:
    with access.acting_as(actor):
        return changes.accept_batch(actor, batch_id, now=NOW)


def take(actor: Actor, path_or_data: Path | bytes, kind: str, **options: object) -> Outcome:
    with access.acting_as(actor):
        batch_id = changes.stage_batch(
            actor, plan(path_or_data, kind, **options), now=NOW, with_dry_run=False
        )
        return changes.accept_batch(actor, batch_id, now=NOW)
