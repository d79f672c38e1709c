"""How faults are logged: where and of which kind, never the message, which may hold a value."""

import logging
import traceback
from types import TracebackType

_Caught = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class ValueFree(logging.Formatter):
    """One line for the fault and one for each frame; the words of the exception are left out."""

    def formatException(self, ei: _Caught) -> str:  # noqa: N802  the name is the library's
        kind, _, trace = ei
        if kind is None:
            return ""
        frames = traceback.extract_tb(trace)
        lines = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        return "\n".join([f"{kind.__module__}.{kind.__qualname__}", *lines])
