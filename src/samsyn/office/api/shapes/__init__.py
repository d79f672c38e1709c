"""The values that the API takes and gives. The schema is made from them."""

from samsyn.office.api.shapes.asking import Changed, OfGroup
from samsyn.office.api.shapes.envelopes import Page, Problem, Shape
from samsyn.office.api.shapes.incidents import (
    GroupPart,
    Incident,
    IncidentPage,
    NewGroupPart,
    NewIncident,
    NewPersonPart,
    PersonPart,
    Registered,
)
from samsyn.office.api.shapes.mapping import (
    Group,
    GroupPage,
    Membership,
    MembershipPage,
    Person,
    PersonPage,
)
from samsyn.office.api.shapes.measures import (
    Measure,
    MeasureList,
    NewOutcome,
    Outcome,
    StepTaken,
)
from samsyn.office.api.shapes.work import (
    Agenda,
    Disclosure,
    DisclosurePage,
    Entry,
    Promise,
    PromisePage,
)

__all__ = [
    "Agenda",
    "Changed",
    "Disclosure",
    "DisclosurePage",
    "Entry",
    "Group",
    "GroupPage",
    "GroupPart",
    "Incident",
    "IncidentPage",
    "Measure",
    "MeasureList",
    "Membership",
    "MembershipPage",
    "NewGroupPart",
    "NewIncident",
    "NewOutcome",
    "NewPersonPart",
    "OfGroup",
    "Outcome",
    "Page",
    "Person",
    "PersonPage",
    "PersonPart",
    "Problem",
    "Promise",
    "PromisePage",
    "Registered",
    "Shape",
    "StepTaken",
]
