"""How the interpreter runs the tests: a third of its time would go to asking for memory.

CPython 3.11 keeps frames in pieces of 16 KiB, which it asks the system for and gives back. Under
pytest and Django the calls of a page go back and forth over the end of a piece, a thousand times
for each page. One wide frame below them all makes the first piece large enough.
"""

import gc
import sys
from collections.abc import Callable
from types import FunctionType
from typing import Any

import pytest

SLOTS = 40_000  # of 8 bytes: the piece that has room for them is 512 KiB
GATHERED_AFTER = (20_000, 20, 50)  # objects and rounds: a garbage collection looks at what is new


def _call(called: Callable[..., Any], *given: Any, **named: Any) -> Any:
    return called(*given, **named)


with_room_for_calls = FunctionType(
    _call.__code__.replace(co_stacksize=SLOTS), globals(), "with_room_for_calls"
)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> object:
    """Run the tests as whoever runs them would, above the wide frame."""
    plugins = session.config.pluginmanager
    others = plugins.subset_hook_caller("pytest_runtestloop", [sys.modules[__name__]])
    return with_room_for_calls(others, session=session)


def pytest_collection_finish() -> None:
    """What was collected stays to the end: it is not looked through again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GATHERED_AFTER)
