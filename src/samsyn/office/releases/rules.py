"""How the smallest cells are called: by every report in the same way, or nothing is guarded."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID


def cell(measure: str, first: date, area: str) -> str:
    """Return the name of the cell of a measure in the month of a day, in an area."""
    return f"{measure}|{first:%Y-%m}|{area}"


def event_cell(indicator: UUID, first: date) -> str:
    """Return the name of the cell of a series in the period that begins on a day."""
    return f"events-{indicator.hex}|{first:%Y-%m}"


def cells_between(cells: Iterable[str], measure: str, first: date, last: date) -> tuple[str, ...]:
    """Return the names among `cells` that are of a measure, and of months from one to another."""
    months = f"{first:%Y-%m}", f"{last:%Y-%m}"
    parts = ((name, name.split("|")) for name in cells)
    return tuple(
        name for name, (of, month, *_) in parts if of == measure and months[0] <= month <= months[1]
    )
