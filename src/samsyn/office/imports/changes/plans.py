"""What the changes to batches take."""

from dataclasses import dataclass, field
from uuid import UUID

from samsyn.interchange.mappings import Mapping, TableKind


@dataclass(frozen=True, slots=True, kw_only=True)
class StagePlan:
    """A file for a room. Without a mapping, the saved one of its header is taken, or a guess."""

    room_id: int
    kind: TableKind
    file_name: str
    content: bytes = field(repr=False)
    source_title: str = ""
    sheet: str = ""
    mapping: Mapping | None = None
    makes_missing: bool = True
    leaves_out_likely: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingPlan:
    """How the staged file is to be read instead."""

    batch_id: UUID
    mapping: Mapping
    source_title: str
    makes_missing: bool = True
    leaves_out_likely: bool = False
