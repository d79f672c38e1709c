"""What the smallest cells are called, which count the same, and what no text may tell."""

from samsyn.office.releases.rules.names import Named, named_in
from samsyn.office.releases.rules.naming import (
    NO_AREA,
    Involved,
    analysed_cell,
    cell,
    cells_between,
    cells_involving,
    event_cell,
)
from samsyn.office.releases.rules.numbers import few_in, foreign_numbers, numbers_in
from samsyn.office.releases.rules.people import (
    Reached,
    Times,
    first_of_each,
    reached_by_month,
    reached_keys,
)
from samsyn.office.releases.rules.twice import views

__all__ = [
    "NO_AREA",
    "Involved",
    "Named",
    "Reached",
    "Times",
    "analysed_cell",
    "cell",
    "cells_between",
    "cells_involving",
    "event_cell",
    "few_in",
    "first_of_each",
    "foreign_numbers",
    "named_in",
    "numbers_in",
    "reached_by_month",
    "reached_keys",
    "views",
]
