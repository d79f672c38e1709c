"""What the figures say in sentences: of each section, and of what the report rests on."""

from samsyn.office.problem_analysis.wording.method import method_sentences, outside_sentences
from samsyn.office.problem_analysis.wording.names import (
    few,
    involved_title,
    kind_name,
    number,
    period,
    section_name,
    weapon_name,
)
from samsyn.office.problem_analysis.wording.sections import sentences

__all__ = [
    "few",
    "involved_title",
    "kind_name",
    "method_sentences",
    "number",
    "outside_sentences",
    "period",
    "section_name",
    "sentences",
    "weapon_name",
]
