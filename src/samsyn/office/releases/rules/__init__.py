"""What the smallest cells are called, and which of them count the same people or events."""

from samsyn.office.releases.rules.naming import (
    NO_AREA,
    Involved,
    analysed_cell,
    cell,
    cells_between,
    cells_involving,
    event_cell,
)
from samsyn.office.releases.rules.people import Reached, Times, reached_by_month, reached_keys
from samsyn.office.releases.rules.twice import views

__all__ = [
    "NO_AREA",
    "Involved",
    "Reached",
    "Times",
    "analysed_cell",
    "cell",
    "cells_between",
    "cells_involving",
    "event_cell",
    "reached_by_month",
    "reached_keys",
    "views",
]
