"""Everything that reads talks. Planners see all; a team sees its own briefs."""

from samsyn.office.notifications.queries.briefs import (
    Brief,
    BriefState,
    DayList,
    Printable,
    brief_sheet,
    my_talks,
    printable,
)
from samsyn.office.notifications.queries.choices import (
    AgencyChoice,
    StaffChoice,
    TeamChoices,
    team_choices,
)
from samsyn.office.notifications.queries.contacts import Contact, Tally, contacts, tally
from samsyn.office.notifications.queries.dates import DateKind, TalkDate, talk_dates
from samsyn.office.notifications.queries.facts import AttemptFacts, MemberFacts, TalkFacts
from samsyn.office.notifications.queries.lists import (
    TalkLine,
    TalkList,
    View,
    open_talks_of,
    talk_list,
    talks_for,
)
from samsyn.office.notifications.queries.planning import (
    Assignable,
    Current,
    assignable,
    plannable,
    promised_at,
)
from samsyn.office.notifications.queries.rules import USUAL, Rules, rules_in
from samsyn.office.notifications.queries.sheets import (
    Suggestion,
    TalkSheet,
    suggestion_for,
    talk_sheet,
)
from samsyn.office.notifications.queries.standing import Prompt, Standing, Stop, standing_of
from samsyn.office.notifications.queries.tiers import Tiering, tier_by_rule

__all__ = [
    "USUAL",
    "AgencyChoice",
    "Assignable",
    "AttemptFacts",
    "Brief",
    "BriefState",
    "Contact",
    "Current",
    "DateKind",
    "DayList",
    "MemberFacts",
    "Printable",
    "Prompt",
    "Rules",
    "StaffChoice",
    "Standing",
    "Stop",
    "Suggestion",
    "TalkDate",
    "TalkFacts",
    "TalkLine",
    "TalkList",
    "TalkSheet",
    "Tally",
    "TeamChoices",
    "Tiering",
    "View",
    "assignable",
    "brief_sheet",
    "contacts",
    "my_talks",
    "open_talks_of",
    "plannable",
    "printable",
    "promised_at",
    "rules_in",
    "standing_of",
    "suggestion_for",
    "talk_dates",
    "talk_list",
    "talk_sheet",
    "talks_for",
    "tally",
    "team_choices",
    "tier_by_rule",
]
