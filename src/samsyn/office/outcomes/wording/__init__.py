"""The pages of outcomes in sentences."""

from samsyn.office.outcomes.wording.files import file_sentence, missing_sentence, row_sentence
from samsyn.office.outcomes.wording.findings import (
    cause_sentences,
    change_sentences,
    check_sentences,
    course_sentences,
    evidence_sentences,
    lacking_sentence,
)
from samsyn.office.outcomes.wording.names import (
    BESIDE,
    all_words,
    period_name,
    short_period,
    value_text,
)
from samsyn.office.outcomes.wording.plans import moved_sentences, result_sentences
from samsyn.office.outcomes.wording.waiting import clock_sentences, headline

__all__ = [
    "BESIDE",
    "all_words",
    "cause_sentences",
    "change_sentences",
    "check_sentences",
    "clock_sentences",
    "course_sentences",
    "evidence_sentences",
    "file_sentence",
    "headline",
    "lacking_sentence",
    "missing_sentence",
    "moved_sentences",
    "period_name",
    "result_sentences",
    "row_sentence",
    "short_period",
    "value_text",
]
