"""What can be done to the library: write, hand in, check, approve, withdraw, set days."""

from samsyn.office.messages.changes.deciding import (
    approve,
    record_legal_check,
    send_back,
    set_validity,
    submit,
    withdraw,
)
from samsyn.office.messages.changes.plans import (
    LegalCheck,
    Revised,
    TextPlan,
    VersionPlan,
    Wording,
)
from samsyn.office.messages.changes.refusals import CannotDecide, CannotWrite
from samsyn.office.messages.changes.writing import (
    add_language,
    draft_version,
    record_text,
    revise_draft,
)

__all__ = [
    "CannotDecide",
    "CannotWrite",
    "LegalCheck",
    "Revised",
    "TextPlan",
    "VersionPlan",
    "Wording",
    "add_language",
    "approve",
    "draft_version",
    "record_legal_check",
    "record_text",
    "revise_draft",
    "send_back",
    "set_validity",
    "submit",
    "withdraw",
]
