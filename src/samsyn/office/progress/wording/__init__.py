"""The pages of the progress report in words."""

from samsyn.office.progress.wording.names import (
    count_text,
    figure_name,
    key_name,
    section_names,
    state_names,
    withheld,
    year_name,
)
from samsyn.office.progress.words.saying import period

__all__ = [
    "count_text",
    "figure_name",
    "key_name",
    "period",
    "section_names",
    "state_names",
    "withheld",
    "year_name",
]
