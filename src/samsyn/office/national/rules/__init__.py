"""What a return is, and when it is due: no tables, no reader."""

from samsyn.office.national.rules.checking import check
from samsyn.office.national.rules.quarters import (
    DUE_AFTER,
    Quarter,
    last_ended,
    newest,
    quarter_of,
    read_quarter,
    standing_of,
)
from samsyn.office.national.rules.returns import (
    Counted,
    ElementTold,
    NotAReturn,
    ReturnText,
    SeriesTold,
    StepDone,
    SumTold,
    ValueTold,
    claims_of,
    digest_of,
    read,
    written,
)

__all__ = [
    "DUE_AFTER",
    "Counted",
    "ElementTold",
    "NotAReturn",
    "Quarter",
    "ReturnText",
    "SeriesTold",
    "StepDone",
    "SumTold",
    "ValueTold",
    "check",
    "claims_of",
    "digest_of",
    "last_ended",
    "newest",
    "quarter_of",
    "read",
    "read_quarter",
    "standing_of",
    "written",
]
