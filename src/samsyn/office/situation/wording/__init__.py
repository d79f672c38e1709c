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
from samsyn.office.situation.wording.work import (
    answer_mark,
    awaited,
    heard_text,
    round_mark,
    trigger_mark,
)

__all__ = [
    "WeekFacts",
    "answer_mark",
    "awaited",
    "busy_sentence",
    "harm_words",
    "heard_text",
    "kind_name",
    "last_days",
    "method_sentences",
    "role_sentence",
    "round_mark",
    "status_name",
    "trigger_mark",
    "usual_sentence",
    "week_facts",
]
