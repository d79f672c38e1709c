"""Everything that the planner's pages show, and what its changes are decided on."""

from samsyn.office.planning.queries.decided import Decided, DecidedRow, decided
from samsyn.office.planning.queries.pages import Planner, planner
from samsyn.office.planning.queries.proposals import Proposal, proposal
from samsyn.office.planning.queries.rows import (
    GroupRow,
    NextRow,
    OutRow,
    PersonRow,
    ProposedRow,
)

__all__ = [
    "Decided",
    "DecidedRow",
    "GroupRow",
    "NextRow",
    "OutRow",
    "PersonRow",
    "Planner",
    "Proposal",
    "ProposedRow",
    "decided",
    "planner",
    "proposal",
]
