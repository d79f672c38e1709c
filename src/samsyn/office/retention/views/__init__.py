"""Pages of retention: what rules say of a room, what waits, batches, holds, receipts."""

from samsyn.office.retention.views.holding import hold, hold_record, lift
from samsyn.office.retention.views.removing import (
    batch,
    overview,
    prepare,
    receipts,
    remove,
    send_back,
    show,
)

__all__ = [
    "batch",
    "hold",
    "hold_record",
    "lift",
    "overview",
    "prepare",
    "receipts",
    "remove",
    "send_back",
    "show",
]
