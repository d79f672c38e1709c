"""The rule table of the door: provisions by direction, ages, and the closed lists of fields."""

from samsyn.office.disclosures.grounds.ages import fits_ages
from samsyn.office.disclosures.grounds.approvals import approved_grounds
from samsyn.office.disclosures.grounds.fields import (
    FIELDS,
    Field,
    Kind,
    fields_for,
    label,
    minimum,
)
from samsyn.office.disclosures.grounds.rules import objections_to_ground
from samsyn.office.disclosures.grounds.swedish import GROUNDS, GroundEntry

__all__ = [
    "FIELDS",
    "GROUNDS",
    "Field",
    "GroundEntry",
    "Kind",
    "approved_grounds",
    "fields_for",
    "fits_ages",
    "label",
    "minimum",
    "objections_to_ground",
]
