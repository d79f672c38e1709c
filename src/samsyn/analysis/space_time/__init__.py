"""Violence in place and time: near repeat, chains, answers between groups, and density."""

from samsyn.analysis.space_time.bands import Bands
from samsyn.analysis.space_time.chains import Chain, Chains, incident_chains
from samsyn.analysis.space_time.close_pairs import Metric, close_pairs
from samsyn.analysis.space_time.density import Density, Hexagon, hexagon_density
from samsyn.analysis.space_time.events import Events, events_at
from samsyn.analysis.space_time.near_repeat import (
    Caution,
    Cell,
    KnoxQuestion,
    NearRepeat,
    Within,
    near_repeat,
)
from samsyn.analysis.space_time.permuting import Dealing
from samsyn.analysis.space_time.plane import METRES_PER_DEGREE, on_a_plane
from samsyn.analysis.space_time.retaliation import Dispute, Retaliation, Strike, Window, retaliation

__all__ = [
    "METRES_PER_DEGREE",
    "Bands",
    "Caution",
    "Cell",
    "Chain",
    "Chains",
    "Dealing",
    "Density",
    "Dispute",
    "Events",
    "Hexagon",
    "KnoxQuestion",
    "Metric",
    "NearRepeat",
    "Retaliation",
    "Strike",
    "Window",
    "Within",
    "close_pairs",
    "events_at",
    "hexagon_density",
    "incident_chains",
    "near_repeat",
    "on_a_plane",
    "retaliation",
]
