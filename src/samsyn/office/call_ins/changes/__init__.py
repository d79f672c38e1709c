"""Every change to a call-in: planned, invited, held and followed up."""

from samsyn.office.call_ins.changes.afterwards import (
    SpokenPromise,
    add_finding,
    enter_promise,
    revise_debrief,
    revise_rehearsal,
    take_on_finding,
)
from samsyn.office.call_ins.changes.attending import mark, mark_many, note_absence, unmark
from samsyn.office.call_ins.changes.call_ins import cancel_call_in, plan_call_in, revise_call_in
from samsyn.office.call_ins.changes.considering import consider, consider_many
from samsyn.office.call_ins.changes.inviting import (
    approve_list,
    call_off,
    revise_invitation,
    revise_invitations,
)
from samsyn.office.call_ins.changes.places import (
    leave_seat,
    revise_safety,
    seat_audience,
    sign_off,
    take_seat,
)
from samsyn.office.call_ins.changes.plans import (
    AbsencePlan,
    ApartPlan,
    AudiencePlan,
    CallInPlan,
    CallInRevision,
    ConsiderationPlan,
    DebriefRevision,
    FindingPlan,
    InvitationRevision,
    ItemPlan,
    RehearsalRevision,
    SafetyRevision,
    SeatPlan,
    SignOffPlan,
    SpeakerPlan,
    StatusPlan,
    StepPlan,
)
from samsyn.office.call_ins.changes.printing import stamp_letter, stamp_letters
from samsyn.office.call_ins.changes.programme import (
    approve_script,
    move_item,
    remove_item,
    write_item,
    write_speaker,
)
from samsyn.office.call_ins.changes.refusals import CannotPlan
from samsyn.office.call_ins.changes.statuses import end_statuses, enter_status, keep_apart
from samsyn.office.call_ins.changes.steps import (
    add_step,
    give_stream,
    revise_step,
    tick_step,
    tick_steps,
)
from samsyn.office.groups.changes import ChangedMeanwhile

__all__ = [
    "AbsencePlan",
    "ApartPlan",
    "AudiencePlan",
    "CallInPlan",
    "CallInRevision",
    "CannotPlan",
    "ChangedMeanwhile",
    "ConsiderationPlan",
    "DebriefRevision",
    "FindingPlan",
    "InvitationRevision",
    "ItemPlan",
    "RehearsalRevision",
    "SafetyRevision",
    "SeatPlan",
    "SignOffPlan",
    "SpeakerPlan",
    "SpokenPromise",
    "StatusPlan",
    "StepPlan",
    "add_finding",
    "add_step",
    "approve_list",
    "approve_script",
    "call_off",
    "cancel_call_in",
    "consider",
    "consider_many",
    "end_statuses",
    "enter_promise",
    "enter_status",
    "give_stream",
    "keep_apart",
    "leave_seat",
    "mark",
    "mark_many",
    "move_item",
    "note_absence",
    "plan_call_in",
    "remove_item",
    "revise_call_in",
    "revise_debrief",
    "revise_invitation",
    "revise_invitations",
    "revise_rehearsal",
    "revise_safety",
    "revise_step",
    "seat_audience",
    "sign_off",
    "stamp_letter",
    "stamp_letters",
    "take_on_finding",
    "take_seat",
    "tick_step",
    "tick_steps",
    "unmark",
    "write_item",
    "write_speaker",
]
