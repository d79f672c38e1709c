"""Days and outcomes of a request. Nobody types a day: each follows from the one it was received."""

from collections.abc import Collection
from typing import Final

from samsyn.vocabulary.rights import LineDecision, RequestOutcome

MONTHS: Final = 1  # dataskyddsförordningen art. 12.3; the same for brottsdatalagen 4 kap.
MORE_MONTHS: Final = 2


def outcomes_open(records: int, decisions: Collection[LineDecision]) -> tuple[RequestOutcome, ...]:
    """Return the outcomes that the decisions on the rows leave open."""
    if not records:
        return (RequestOutcome.NOTHING_HELD,)
    told = sum(one is not LineDecision.WITHHOLD for one in decisions)
    held_back = sum(one is not LineDecision.TELL for one in decisions)
    if not told:
        return (RequestOutcome.REFUSED,)
    return (RequestOutcome.PARTLY,) if held_back else (RequestOutcome.GRANTED,)
