"""Words for call-ins: plan, choice of invitees, invitations, voices, the evening."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.vocabulary.call_ins import (
    AbsenceReason,
    Attendance,
    CallInState,
    CandidateStatusKind,
    Choice,
    Exclusion,
    FindingOccasion,
    GoDecision,
    InvitationChannel,
    InvitationState,
    Neutrality,
    PlanStream,
    PlanTask,
    Reply,
    SpeakerRole,
)

_STREAMS: Final[Mapping[str, Promise]] = {
    PlanStream.PARTICIPANTS: pgettext("stream of a plan", "Invitees"),
    PlanStream.PROGRAMME: pgettext("stream of a plan", "Programme"),
    PlanStream.PLACE_AND_SAFETY: pgettext("stream of a plan", "Place and safety"),
    PlanStream.MATERIALS: pgettext("stream of a plan", "Materials"),
    PlanStream.AFTERWARDS: pgettext("stream of a plan", "Afterwards"),
}
_TASKS: Final[Mapping[str, Promise]] = {
    PlanTask.SET_PURPOSE: pgettext("step", "Decide the purpose and the groups to cover"),
    PlanTask.DRAFT_LIST: pgettext("step", "Suggest whom to call from each group"),
    PlanTask.TEST_REACH: pgettext("step", "Look at whom the message does not reach"),
    PlanTask.CHECK_EXCLUSIONS: pgettext("step", "Check who may not be called"),
    PlanTask.DECIDE_LISTS: pgettext("step", "Each agency approves its own list"),
    PlanTask.DELIVER_INVITATIONS: pgettext("step", "Deliver the invitations, through probation"),
    PlanTask.CHASE_REPLIES: pgettext("step", "Follow up replies and arrange transport"),
    PlanTask.CHOOSE_VOICES: pgettext("step", "Decide which voices are needed"),
    PlanTask.BOOK_SPEAKERS: pgettext("step", "Book the speakers"),
    PlanTask.WRITE_SCRIPTS: pgettext("step", "Write the scripts with the speakers"),
    PlanTask.APPROVE_SCRIPTS: pgettext("step", "Approve the scripts"),
    PlanTask.REHEARSE: pgettext("step", "Hold the rehearsal"),
    PlanTask.BOOK_VENUE: pgettext("step", "Book the venue and check that it is neutral"),
    PlanTask.PLAN_SAFETY: pgettext("step", "Write the safety plan"),
    PlanTask.PLAN_SEATING: pgettext("step", "Seat those in conflict apart"),
    PlanTask.SIGN_OFF: pgettext("step", "Decide go or no-go"),
    PlanTask.APPROVE_TEXTS: pgettext("step", "Have the texts approved"),
    PlanTask.PRINT_MATERIALS: pgettext("step", "Print cards, run sheet and seating"),
    PlanTask.DEBRIEF: pgettext("step", "Hold the debrief"),
    PlanTask.RECORD_PROMISES: pgettext("step", "Enter what was promised, word for word"),
    PlanTask.REACH_ABSENTEES: pgettext("step", "Talk to those who did not come"),
    PlanTask.FOLLOW_UP: pgettext("step", "Follow up after thirty days"),
}
_STATES: Final[Mapping[str, Promise]] = {
    CallInState.PREPARING: pgettext("call-in", "Being prepared"),
    CallInState.INVITING: pgettext("call-in", "Invitations are out"),
    CallInState.STOPPED: pgettext("call-in", "Stopped"),
    CallInState.CLEARED: pgettext("call-in", "Cleared"),
    CallInState.TODAY: pgettext("call-in", "This evening"),
    CallInState.FOLLOWING_UP: pgettext("call-in", "Held, debrief waits"),
    CallInState.DEBRIEFED: pgettext("call-in", "Held and debriefed"),
    CallInState.CANCELLED: pgettext("call-in", "Cancelled"),
}
_CHOICES: Final[Mapping[str, Promise]] = {
    Choice.CHOSEN: pgettext("choice of invitee", "Chosen"),
    Choice.NOT_CHOSEN: pgettext("choice of invitee", "Not chosen"),
    Choice.EXCLUDED: pgettext("choice of invitee", "May not be called"),
}
_EXCLUSIONS: Final[Mapping[str, Promise]] = {
    Exclusion.DIED: pgettext("exclusion", "Has died"),
    Exclusion.PROTECTED: pgettext("exclusion", "Has protected identity"),
    Exclusion.MINOR: pgettext("exclusion", "Is under 18 on the evening"),
    Exclusion.MAY_BE_MINOR: pgettext("exclusion", "May be under 18 on the evening"),
    Exclusion.VICTIM_ONLY: pgettext("exclusion", "Is held only as a victim"),
    Exclusion.MOVED_AWAY: pgettext("exclusion", "Has moved away"),
    Exclusion.IN_CUSTODY: pgettext("exclusion", "Is in custody on the evening"),
    Exclusion.ASKED_TO_WAIT: pgettext("exclusion", "A partner has asked us to wait"),
    Exclusion.CONFLICT: pgettext("exclusion", "Is in conflict with another invitee"),
}
_CANDIDATES: Final[Mapping[str, Promise]] = {
    CandidateStatusKind.IN_CUSTODY: pgettext("status of a candidate", "In custody"),
    CandidateStatusKind.ASKED_TO_WAIT: pgettext("status of a candidate", "Wait with the call"),
    CandidateStatusKind.SUPERVISED: pgettext("status of a candidate", "Under supervision"),
    CandidateStatusKind.MOVED_AWAY: pgettext("status of a candidate", "Moved away"),
}
_CHANNELS: Final[Mapping[str, Promise]] = {
    InvitationChannel.PROBATION: pgettext("channel", "Summons by probation"),
    InvitationChannel.POLICE: pgettext("channel", "Letter handed over by police"),
    InvitationChannel.SOCIAL_SERVICES: pgettext("channel", "Through social services"),
    InvitationChannel.RELATIVE: pgettext("channel", "Through a relative"),
    InvitationChannel.OTHER: pgettext("channel", "In another way"),
}
_INVITATIONS: Final[Mapping[str, Promise]] = {
    InvitationState.SUGGESTED: pgettext("invitation", "Suggested"),
    InvitationState.APPROVED: pgettext("invitation", "Approved"),
    InvitationState.DELIVERED: pgettext("invitation", "Delivered"),
    InvitationState.SAID_YES: pgettext("invitation", "Has said yes"),
    InvitationState.SAID_NO: pgettext("invitation", "Has said no"),
    InvitationState.CAME: pgettext("invitation", "Came"),
    InvitationState.STAYED: pgettext("invitation", "Stayed"),
    InvitationState.TALKED: pgettext("invitation", "Talked afterwards"),
    InvitationState.ABSENT: pgettext("invitation", "Did not come"),
    InvitationState.CALLED_OFF: pgettext("invitation", "Called off"),
}
_REPLIES: Final[Mapping[str, Promise]] = {
    Reply.NONE: pgettext("reply", "No reply yet"),
    Reply.YES: pgettext("reply", "Yes"),
    Reply.NO: pgettext("reply", "No"),
}
_ATTENDANCE: Final[Mapping[str, Promise]] = {
    Attendance.CAME: pgettext("attendance", "Arrived"),
    Attendance.STAYED: pgettext("attendance", "Stayed"),
    Attendance.TALKED: pgettext("attendance", "Talked afterwards"),
}
_ABSENCES: Final[Mapping[str, Promise]] = {
    AbsenceReason.EXCUSED: pgettext("absence", "Excused"),
    AbsenceReason.REFUSED: pgettext("absence", "Refused"),
    AbsenceReason.CUSTODY: pgettext("absence", "In custody"),
    AbsenceReason.UNSAFE: pgettext("absence", "Not safe to come"),
    AbsenceReason.NOT_FOUND: pgettext("absence", "Was not found"),
}
_ROLES: Final[Mapping[str, Promise]] = {
    SpeakerRole.HOST: pgettext("voice", "Host"),
    SpeakerRole.POLITICIAN: pgettext("voice", "Politician"),
    SpeakerRole.MUNICIPALITY: pgettext("voice", "Municipal director"),
    SpeakerRole.POLICE: pgettext("voice", "Police"),
    SpeakerRole.PROSECUTOR: pgettext("voice", "Prosecutor"),
    SpeakerRole.PROBATION: pgettext("voice", "Probation"),
    SpeakerRole.SOCIAL_SERVICES: pgettext("voice", "Social services"),
    SpeakerRole.HEALTH_CARE: pgettext("voice", "Health care"),
    SpeakerRole.BEREAVED: pgettext("voice", "Voice of grief"),
    SpeakerRole.FORMER: pgettext("voice", "Somebody who has left"),
    SpeakerRole.COMMUNITY: pgettext("voice", "Local community"),
    SpeakerRole.HOPE: pgettext("voice", "Voice of hope"),
}
_NEUTRALITY: Final[Mapping[str, Promise]] = {
    Neutrality.NOT_CHECKED: pgettext("venue", "Not yet checked"),
    Neutrality.NEUTRAL: pgettext("venue", "Neutral for all groups"),
    Neutrality.NOT_NEUTRAL: pgettext("venue", "Not neutral"),
}
_DECISIONS: Final[Mapping[str, Promise]] = {
    GoDecision.GO: pgettext("decision", "Go"),
    GoDecision.NO_GO: pgettext("decision", "No-go"),
}
_OCCASIONS: Final[Mapping[str, Promise]] = {
    FindingOccasion.REHEARSAL: pgettext("occasion", "At the rehearsal"),
    FindingOccasion.DEBRIEF: pgettext("occasion", "At the debrief"),
}
WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {
    PlanStream: _STREAMS,
    PlanTask: _TASKS,
    CallInState: _STATES,
    Choice: _CHOICES,
    Exclusion: _EXCLUSIONS,
    CandidateStatusKind: _CANDIDATES,
    InvitationChannel: _CHANNELS,
    InvitationState: _INVITATIONS,
    Reply: _REPLIES,
    Attendance: _ATTENDANCE,
    AbsenceReason: _ABSENCES,
    SpeakerRole: _ROLES,
    Neutrality: _NEUTRALITY,
    GoDecision: _DECISIONS,
    FindingOccasion: _OCCASIONS,
}
