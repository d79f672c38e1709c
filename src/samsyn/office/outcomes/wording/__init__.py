"""The pages of outcomes in sentences."""

from samsyn.office.outcomes.wording.amounts import cost_sentences, survey_sentences
from samsyn.office.outcomes.wording.conclusions import Conclusions, conclusions
from samsyn.office.outcomes.wording.designs import method_reason, objection_sentence, step_titles
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
    SAY,
    all_words,
    between,
    moved,
    period_name,
    short_period,
    value_text,
)
from samsyn.office.outcomes.wording.plans import (
    Answer,
    answer_parts,
    moved_sentences,
    result_sentences,
    verdict,
)
from samsyn.office.outcomes.wording.waiting import clock_sentences, headline

__all__ = [
    "BESIDE",
    "SAY",
    "Answer",
    "Conclusions",
    "all_words",
    "answer_parts",
    "between",
    "cause_sentences",
    "change_sentences",
    "check_sentences",
    "clock_sentences",
    "conclusions",
    "cost_sentences",
    "course_sentences",
    "evidence_sentences",
    "file_sentence",
    "headline",
    "lacking_sentence",
    "method_reason",
    "missing_sentence",
    "moved",
    "moved_sentences",
    "objection_sentence",
    "period_name",
    "result_sentences",
    "row_sentence",
    "short_period",
    "step_titles",
    "survey_sentences",
    "value_text",
    "verdict",
]
