"""The rule table of the door: provisions by direction, ages, and the closed lists of fields."""

from samsyn.office.disclosures.grounds.ages import fits_ages
from samsyn.office.disclosures.grounds.answers import (
    AGE,
    LONGEST_WHY,
    Answer,
    Verdict,
    always_asks_why,
    asks_why,
    judge,
)
from samsyn.office.disclosures.grounds.approvals import approved_grounds
from samsyn.office.disclosures.grounds.expiry import holds_for
from samsyn.office.disclosures.grounds.fields import (
    FIELDS,
    Field,
    Kind,
    fields_for,
    label,
    minimum,
)
from samsyn.office.disclosures.grounds.questions import QUESTIONS, Backing, Question
from samsyn.office.disclosures.grounds.rules import objections_to_ground
from samsyn.office.disclosures.grounds.swedish import GROUNDS, GroundEntry

__all__ = [
    "AGE",
    "FIELDS",
    "GROUNDS",
    "LONGEST_WHY",
    "QUESTIONS",
    "Answer",
    "Backing",
    "Field",
    "GroundEntry",
    "Kind",
    "Question",
    "Verdict",
    "always_asks_why",
    "approved_grounds",
    "asks_why",
    "fields_for",
    "fits_ages",
    "holds_for",
    "judge",
    "label",
    "minimum",
    "objections_to_ground",
]
