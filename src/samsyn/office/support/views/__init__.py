"""Pages of support: the day's work, the help line, cases, and the counts for others."""

from samsyn.office.support.views.cases import (
    case,
    case_list,
    move,
    new_case,
    progress,
    take_up,
    withdraw,
)
from samsyn.office.support.views.help_line import (
    answered,
    code,
    contact,
    contact_list,
    end,
    handed_over,
    met,
    register,
    take_over,
)
from samsyn.office.support.views.overview import figures, work

__all__ = [
    "answered",
    "case",
    "case_list",
    "code",
    "contact",
    "contact_list",
    "end",
    "figures",
    "handed_over",
    "met",
    "move",
    "new_case",
    "progress",
    "register",
    "take_over",
    "take_up",
    "withdraw",
    "work",
]
