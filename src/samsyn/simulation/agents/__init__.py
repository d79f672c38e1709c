"""A world of groups, conflict, retaliation, message, sanction and exit, whose effect is known."""

from samsyn.simulation.agents.calibration import Comparison, calibration
from samsyn.simulation.agents.files import month_name, summary, write_world
from samsyn.simulation.agents.parameters import Programme, Setting, Violence
from samsyn.simulation.agents.programme import CallIn, Done, Prevented, Sanction
from samsyn.simulation.agents.worlds import Site, World, simulate

__all__ = [
    "CallIn",
    "Comparison",
    "Done",
    "Prevented",
    "Programme",
    "Sanction",
    "Setting",
    "Site",
    "Violence",
    "World",
    "calibration",
    "month_name",
    "simulate",
    "summary",
    "write_world",
]
