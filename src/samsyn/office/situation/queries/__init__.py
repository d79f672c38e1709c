"""What the start page shows of the rows that its reader may see."""

from samsyn.office.situation.queries.emergencies import OpenedOfOurs, opened_of_ours
from samsyn.office.situation.queries.focus import ConflictWith, FocusGroup
from samsyn.office.situation.queries.overview import Overview, overview_for
from samsyn.office.situation.queries.rosters import RosterDue
from samsyn.office.situation.queries.silence import Silence
from samsyn.office.situation.queries.violence import DayCount, ShownIncident, ShownSide

__all__ = [
    "ConflictWith",
    "DayCount",
    "FocusGroup",
    "OpenedOfOurs",
    "Overview",
    "RosterDue",
    "ShownIncident",
    "ShownSide",
    "Silence",
    "opened_of_ours",
    "overview_for",
]
