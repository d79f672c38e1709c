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
    consequence_mark,
    heard_text,
    promised_to,
)

__all__ = [
    "WeekFacts",
    "answer_mark",
    "busy_sentence",
    "consequence_mark",
    "harm_words",
    "heard_text",
    "kind_name",
    "last_days",
    "method_sentences",
    "promised_to",
    "role_sentence",
    "status_name",
    "usual_sentence",
    "week_facts",
]
