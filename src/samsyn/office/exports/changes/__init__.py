"""Everything that changes exports: ask, decide, withdraw, fetch, empty what is over."""

from samsyn.office.exports.changes.asking import ask
from samsyn.office.exports.changes.deciding import decide, withdraw
from samsyn.office.exports.changes.emptying import empty_ended
from samsyn.office.exports.changes.fetching import Ended, Fetched, Stamp, fetch
from samsyn.office.exports.changes.plans import AskPlan, DecisionPlan
from samsyn.office.exports.queries import CannotExport

__all__ = [
    "AskPlan",
    "CannotExport",
    "DecisionPlan",
    "Ended",
    "Fetched",
    "Stamp",
    "ask",
    "decide",
    "empty_ended",
    "fetch",
    "withdraw",
]
