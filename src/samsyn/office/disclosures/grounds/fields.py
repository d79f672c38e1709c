"""What may be told of a person, a group and an incident, and under which law it may be received.

A closed list: a field that does not stand here cannot cross, whatever the ground.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.vocabulary.rooms import LegalRegime


class Kind(StrEnum):
    """Kind of record that can be disclosed."""

    PERSON = "person"
    GROUP = "group"
    INCIDENT = "incident"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing that can be told; `is_minimum` ones are chosen to begin with."""

    key: str
    label: Promise
    regimes: frozenset[LegalRegime]  # of the receiving room
    is_minimum: bool = False
    is_required: bool = False  # nothing can be told without it


_CRIME = frozenset({LegalRegime.CRIME_DATA})
_SOCIAL = _CRIME | {LegalRegime.SOCIAL_SERVICES}
_ANY = _SOCIAL | {LegalRegime.DATA_PROTECTION}

FIELDS: Mapping[Kind, tuple[Field, ...]] = {
    Kind.PERSON: (
        Field(key="names", label=_("Name"), regimes=_ANY, is_minimum=True),
        Field(key="aliases", label=_("Other names"), regimes=_CRIME),
        Field(key="born_year", label=_("Year of birth"), regimes=_ANY, is_minimum=True),
        Field(key="born", label=_("Date of birth"), regimes=_ANY),
        Field(key="identity_number", label=_("Identity number"), regimes=_ANY),
        Field(key="died_on", label=_("Date of death"), regimes=_ANY),
        Field(key="memberships", label=_("Groups that the room already knows"), regimes=_ANY),
    ),
    Kind.GROUP: (
        Field(key="working_name", label=_("Working name"), regimes=_ANY, is_required=True),
        Field(key="kind", label=_("Kind of group"), regimes=_ANY, is_required=True),
        Field(key="aliases", label=_("Other names"), regimes=_CRIME),
        Field(key="standing", label=_("Where the group stands"), regimes=_ANY, is_minimum=True),
        Field(key="territory", label=_("Where it moves"), regimes=_ANY, is_minimum=True),
        Field(key="assessment", label=_("Latest assessment"), regimes=_CRIME),
        Field(key="relations", label=_("Relations to groups already known"), regimes=_CRIME),
    ),
    Kind.INCIDENT: (
        Field(key="kind", label=_("What happened"), regimes=_ANY, is_required=True),
        Field(key="occurred", label=_("When"), regimes=_ANY, is_required=True),
        Field(key="area", label=_("District"), regimes=_ANY, is_minimum=True),
        Field(key="place", label=_("Exact place"), regimes=_CRIME),
        Field(key="harm", label=_("Killed and injured"), regimes=_ANY, is_minimum=True),
        Field(key="weapon", label=_("Weapon"), regimes=_CRIME),
        Field(key="review", label=_("Group involvement"), regimes=_CRIME),
        Field(key="sides", label=_("Groups that the room already knows"), regimes=_ANY),
        Field(key="people", label=_("People that the room already knows"), regimes=_CRIME),
        Field(key="summary", label=_("Summary"), regimes=_CRIME),
    ),
}


def fields_for(kind: Kind, regime: LegalRegime) -> tuple[Field, ...]:
    """Return what may be told of such a record to a room under that law, in reading order."""
    return tuple(field for field in FIELDS[kind] if regime in field.regimes)


def minimum(kind: Kind, regime: LegalRegime) -> tuple[str, ...]:
    """Return the fields that are chosen to begin with."""
    return tuple(
        field.key for field in fields_for(kind, regime) if field.is_minimum or field.is_required
    )


def label(kind: Kind, key: str) -> str:
    """Return the field's label in the active language."""
    return str(next(field.label for field in FIELDS[kind] if field.key == key))
