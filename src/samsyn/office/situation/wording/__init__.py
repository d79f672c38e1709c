"""The situation in sentences."""

from samsyn.office.situation.wording.names import (
    harm_words,
    kind_name,
    role_sentence,
    status_name,
)
from samsyn.office.situation.wording.usual import (
    busy_sentence,
    method_sentences,
    usual_sentence,
)
from samsyn.office.situation.wording.week import WeekFacts, last_days, week_facts

__all__ = [
    "WeekFacts",
    "busy_sentence",
    "harm_words",
    "kind_name",
    "last_days",
    "method_sentences",
    "role_sentence",
    "status_name",
    "usual_sentence",
    "week_facts",
]
