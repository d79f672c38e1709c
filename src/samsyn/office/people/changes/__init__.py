"""Every change to people: record, revise, name, tie, link, restrict.

Plans are values that a form, a file or a disclosure can build; each function checks all
objections at once and refuses with sentences, or writes and leaves an audit entry.
"""

from samsyn.office.people.changes.links import CannotLink, link_people, undo_link
from samsyn.office.people.changes.naming import (
    add_names,
    add_number,
    remake_tokens,
    withdraw_name,
)
from samsyn.office.people.changes.plans import (
    NamePlan,
    PersonPlan,
    RestrictionPlan,
    RevisionPlan,
    SourcePlan,
    TiePlan,
)
from samsyn.office.people.changes.recording import record_people, record_person
from samsyn.office.people.changes.restricting import (
    CannotRestrict,
    lift_restriction,
    restrict_person,
)
from samsyn.office.people.changes.revising import revise_person
from samsyn.office.people.changes.rules import CannotRecord, objections_to
from samsyn.office.people.changes.ties import end_tie, record_source, record_ties

__all__ = [
    "CannotLink",
    "CannotRecord",
    "CannotRestrict",
    "NamePlan",
    "PersonPlan",
    "RestrictionPlan",
    "RevisionPlan",
    "SourcePlan",
    "TiePlan",
    "add_names",
    "add_number",
    "end_tie",
    "lift_restriction",
    "link_people",
    "objections_to",
    "record_people",
    "record_person",
    "record_source",
    "record_ties",
    "remake_tokens",
    "restrict_person",
    "revise_person",
    "undo_link",
    "withdraw_name",
]
