"""Words for ways, events, the steps of an explanation, and what rules point at."""

from samsyn.office.oversight.wording.bringing import brought_texts
from samsyn.office.oversight.wording.digests import digest_lines
from samsyn.office.oversight.wording.emergencies import ground_choices, ground_text, verdict_text
from samsyn.office.oversight.wording.log_reviews import (
    review_lines,
    rules_explained,
    verdict_choices,
)
from samsyn.office.oversight.wording.logs import (
    Line,
    auditee_choices,
    lines,
    step_text,
    way_choices,
)

__all__ = [
    "Line",
    "auditee_choices",
    "brought_texts",
    "digest_lines",
    "ground_choices",
    "ground_text",
    "lines",
    "review_lines",
    "rules_explained",
    "step_text",
    "verdict_choices",
    "verdict_text",
    "way_choices",
]
