"""Everything that changes batches: stage, map, take, undo, throw away."""

from samsyn.office.imports.changes.accepting import (
    AT_ONCE,
    accept_batch,
    refuse_batch,
    start_accepting,
)
from samsyn.office.imports.changes.plans import MappingPlan, StagePlan
from samsyn.office.imports.changes.refusals import (
    AlreadyImported,
    CannotMap,
    CannotRead,
    CannotUndo,
    NotNow,
)
from samsyn.office.imports.changes.rejecting import take_out_rejects
from samsyn.office.imports.changes.staging import correct_mapping, discard_batch, stage_batch
from samsyn.office.imports.changes.undoing import undo_batch

__all__ = [
    "AT_ONCE",
    "AlreadyImported",
    "CannotMap",
    "CannotRead",
    "CannotUndo",
    "MappingPlan",
    "NotNow",
    "StagePlan",
    "accept_batch",
    "correct_mapping",
    "discard_batch",
    "refuse_batch",
    "stage_batch",
    "start_accepting",
    "take_out_rejects",
    "undo_batch",
]
