"""Everything that the coverage pages show."""

from samsyn.office.coverage.queries.covering import (
    PERIOD,
    Channels,
    Coverage,
    CoveredGroup,
    coverage,
)
from samsyn.office.coverage.queries.first_times import heard_first, reached_cells, talks_held
from samsyn.office.coverage.queries.meetings import told
from samsyn.office.coverage.queries.said import Channel, Said, SaidTo, messages_to, said_to
from samsyn.office.releases.rules import Reached, reached_keys

__all__ = [
    "PERIOD",
    "Channel",
    "Channels",
    "Coverage",
    "CoveredGroup",
    "Reached",
    "Said",
    "SaidTo",
    "coverage",
    "heard_first",
    "messages_to",
    "reached_cells",
    "reached_keys",
    "said_to",
    "talks_held",
    "told",
]
