"""The values that the API takes and gives. The schema is made from them."""

from samsyn.office.api.shapes.envelopes import Page, Problem, Shape
from samsyn.office.api.shapes.incidents import (
    Incident,
    IncidentPage,
    NewIncident,
    NewPart,
    NewSide,
    Part,
    Registered,
    Side,
)
from samsyn.office.api.shapes.mapping import (
    Group,
    GroupPage,
    Membership,
    MembershipPage,
    Person,
    PersonPage,
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
    "Disclosure",
    "DisclosurePage",
    "Entry",
    "Group",
    "GroupPage",
    "Incident",
    "IncidentPage",
    "Membership",
    "MembershipPage",
    "NewIncident",
    "NewPart",
    "NewSide",
    "Page",
    "Part",
    "Person",
    "PersonPage",
    "Problem",
    "Promise",
    "PromisePage",
    "Registered",
    "Shape",
    "Side",
]
