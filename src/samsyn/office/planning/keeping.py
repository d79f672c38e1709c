"""What the planner tells of how long a person is kept: its lines go with their person."""

from samsyn.office.access.keeping import HoldsNobody
from samsyn.office.planning.models import ReachDecision

KEEPING = (
    HoldsNobody(ReachDecision, "what was asked and counts; whoever was proposed has a row alone"),
)
