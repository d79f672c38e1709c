"""Everything that changes what is kept: rules, hiding, batches, erasure, holds."""

from samsyn.office.retention.changes.batches import (
    approve_batch,
    prepare_batch,
    send_back,
)
from samsyn.office.retention.changes.closing import (
    CannotClose,
    Proof,
    begin_closing,
    end_closing,
    proof_of_closing,
)
from samsyn.office.retention.changes.erasing import (
    erase_again,
    erase_batch,
    finish_erasures,
    write_journal,
)
from samsyn.office.retention.changes.handing_over import Archive, CannotHandOver
from samsyn.office.retention.changes.hiding import hide_due, hide_record, show_again
from samsyn.office.retention.changes.holding import (
    HoldPlan,
    hold_record,
    lift_hold,
    place_hold,
)
from samsyn.office.retention.changes.refusals import CannotRemove
from samsyn.office.retention.changes.ruling import CannotApproveRule, approve_rule, write_rules
from samsyn.office.retention.changes.texts import empty_texts

__all__ = [
    "Archive",
    "CannotApproveRule",
    "CannotClose",
    "CannotHandOver",
    "CannotRemove",
    "HoldPlan",
    "Proof",
    "approve_batch",
    "approve_rule",
    "begin_closing",
    "empty_texts",
    "end_closing",
    "erase_again",
    "erase_batch",
    "finish_erasures",
    "hide_due",
    "hide_record",
    "hold_record",
    "lift_hold",
    "place_hold",
    "prepare_batch",
    "proof_of_closing",
    "send_back",
    "show_again",
    "write_journal",
    "write_rules",
]
