"""What the start page shows of the rows that its reader may see."""

from samsyn.office.situation.queries.focus import ConflictWith, FocusGroup
from samsyn.office.situation.queries.overview import Overview, overview_for
from samsyn.office.situation.queries.rosters import RosterDue
from samsyn.office.situation.queries.silence import Silence
from samsyn.office.situation.queries.violence import DayCount, ShownIncident, ShownSide

__all__ = [
    "ConflictWith",
    "DayCount",
    "FocusGroup",
    "Overview",
    "RosterDue",
    "ShownIncident",
    "ShownSide",
    "Silence",
    "overview_for",
]
