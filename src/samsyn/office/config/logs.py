"""How faults are logged: where and of which kind, never the message, which may hold a value."""

import logging
import time
import traceback
from datetime import UTC, datetime
from types import TracebackType

_Caught = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


# What would begin a line of its own, or speak to a terminal, is written as a picture of itself.
_PICTURES = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)}


def moment_of(record: logging.LogRecord) -> str:
    """Return when a record was made, in UTC."""
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


class ValueFree(logging.Formatter):
    """One line for the fault and one for each frame; the words of the exception are left out.

    Times are UTC. `number` is the one that the page of the fault tells its reader.
    """

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  the library's name
        actor = getattr(getattr(record, "request", None), "actor", None)
        record.number = str(actor.request_id) if actor else "-"
        return super().formatMessage(record).translate(_PICTURES)

    def formatException(self, ei: _Caught) -> str:  # noqa: N802  the name is the library's
        kind, _, trace = ei
        if kind is None:
            return ""
        frames = traceback.extract_tb(trace)
        lines = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        return "\n".join([f"{kind.__module__}.{kind.__qualname__}", *lines])
