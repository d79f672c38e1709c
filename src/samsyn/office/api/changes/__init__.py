"""Everything that the app changes: tokens, and what is delivered with them."""

from samsyn.office.api.changes.registering import KeyIsTaken, register_incident
from samsyn.office.api.changes.reporting import report_outcome
from samsyn.office.api.changes.tokens import (
    CannotMake,
    TokenPlan,
    make_token,
    note_used,
    revoke_token,
)

__all__ = [
    "CannotMake",
    "KeyIsTaken",
    "TokenPlan",
    "make_token",
    "note_used",
    "register_incident",
    "report_outcome",
    "revoke_token",
]
