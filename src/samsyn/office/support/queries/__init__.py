"""Everything that reads support; only the counts are for others than those who run it."""

from samsyn.office.support.queries.cases import CaseLine, Found, find_cases, open_cases
from samsyn.office.support.queries.contacts import (
    ContactSheet,
    HandedSheet,
    contact_sheet,
    contacts,
    handed_sheet,
)
from samsyn.office.support.queries.figures import (
    Figure,
    RoomFigures,
    SignalLine,
    SupportFigures,
    Uptake,
    published_figures,
    support_figures,
)
from samsyn.office.support.queries.rooms import SupportRoom, support_rooms
from samsyn.office.support.queries.sheets import (
    CaseSheet,
    ConsentShown,
    Happened,
    StepShown,
    case_of_step,
    case_sheet,
)
from samsyn.office.support.queries.signalled import signals_about
from samsyn.office.support.queries.work import DaysWork, Due, days_work

__all__ = [
    "CaseLine",
    "CaseSheet",
    "ConsentShown",
    "ContactSheet",
    "DaysWork",
    "Due",
    "Figure",
    "Found",
    "HandedSheet",
    "Happened",
    "RoomFigures",
    "SignalLine",
    "StepShown",
    "SupportFigures",
    "SupportRoom",
    "Uptake",
    "case_of_step",
    "case_sheet",
    "contact_sheet",
    "contacts",
    "days_work",
    "find_cases",
    "handed_sheet",
    "open_cases",
    "published_figures",
    "signals_about",
    "support_figures",
    "support_rooms",
]
