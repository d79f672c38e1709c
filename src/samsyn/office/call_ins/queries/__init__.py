"""Every reading of call-ins: list, plan, ledger, invitations, programme, place, evening, after."""

from samsyn.office.call_ins.queries.alarms import Alarm
from samsyn.office.call_ins.queries.candidates import (
    StatusShown,
    Warned,
    supervised_among,
    warnings_of,
)
from samsyn.office.call_ins.queries.choices import (
    chosen_people,
    code_choices,
    earlier_plans,
    group_choices,
    organisation_choices,
    own_agency_choices,
    person_by_code,
    planning_rooms,
    site_of,
    speaker_choices,
    staff_choices,
)
from samsyn.office.call_ins.queries.conflicts import ConflictBasis, open_conflicts
from samsyn.office.call_ins.queries.considerations import Considered, considered
from samsyn.office.call_ins.queries.dates import evenings_between, steps_due_between
from samsyn.office.call_ins.queries.evenings import (
    Absentee,
    DebriefPage,
    Evening,
    FindingShown,
    RehearsalPage,
    absentees,
    debrief,
    evening,
    rehearsal,
)
from samsyn.office.call_ins.queries.heads import Head, head_of
from samsyn.office.call_ins.queries.invitations import (
    InvitationPage,
    InvitationShown,
    invitation_page,
    invitation_to_edit,
    invitations_of,
)
from samsyn.office.call_ins.queries.ledger import Ledger, ledger
from samsyn.office.call_ins.queries.letters import parts_for, texts_in_force
from samsyn.office.call_ins.queries.lists import Cadence, CallInList, cadence, call_in_list
from samsyn.office.call_ins.queries.places import (
    Audience,
    Seating,
    Venue,
    audience,
    audience_to_edit,
    seating,
    venue,
)
from samsyn.office.call_ins.queries.plan import Overview, StepShown, overview, step_to_edit
from samsyn.office.call_ins.queries.programme import (
    ItemShown,
    Programme,
    SpeakerShown,
    item_to_edit,
    programme,
    speaker_to_edit,
)
from samsyn.office.call_ins.queries.told import CalledTo, called_to

__all__ = [
    "Absentee",
    "Alarm",
    "Audience",
    "Cadence",
    "CallInList",
    "CalledTo",
    "ConflictBasis",
    "Considered",
    "DebriefPage",
    "Evening",
    "FindingShown",
    "Head",
    "InvitationPage",
    "InvitationShown",
    "ItemShown",
    "Ledger",
    "Overview",
    "Programme",
    "RehearsalPage",
    "Seating",
    "SpeakerShown",
    "StatusShown",
    "StepShown",
    "Venue",
    "Warned",
    "absentees",
    "audience",
    "audience_to_edit",
    "cadence",
    "call_in_list",
    "called_to",
    "chosen_people",
    "code_choices",
    "considered",
    "debrief",
    "earlier_plans",
    "evening",
    "evenings_between",
    "group_choices",
    "head_of",
    "invitation_page",
    "invitation_to_edit",
    "invitations_of",
    "item_to_edit",
    "ledger",
    "open_conflicts",
    "organisation_choices",
    "overview",
    "own_agency_choices",
    "parts_for",
    "person_by_code",
    "planning_rooms",
    "programme",
    "rehearsal",
    "seating",
    "site_of",
    "speaker_choices",
    "speaker_to_edit",
    "staff_choices",
    "step_to_edit",
    "steps_due_between",
    "supervised_among",
    "texts_in_force",
    "venue",
    "warnings_of",
]
