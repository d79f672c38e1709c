"""Words for a call-in: streams and steps of its plan, choice of invitees, invitations, roles."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class PlanStream(StrEnum):
    """A line of preparation with one owner."""

    PARTICIPANTS = "participants"
    PROGRAMME = "programme"
    PLACE_AND_SAFETY = "place_and_safety"
    MATERIALS = "materials"
    AFTERWARDS = "afterwards"


class PlanTask(StrEnum):
    """A standard step of the plan, from eight weeks before to thirty days after."""

    SET_PURPOSE = "set_purpose"
    DRAFT_LIST = "draft_list"
    TEST_REACH = "test_reach"
    CHECK_EXCLUSIONS = "check_exclusions"
    DECIDE_LISTS = "decide_lists"
    DELIVER_INVITATIONS = "deliver_invitations"
    CHASE_REPLIES = "chase_replies"
    CHOOSE_VOICES = "choose_voices"
    BOOK_SPEAKERS = "book_speakers"
    WRITE_SCRIPTS = "write_scripts"
    APPROVE_SCRIPTS = "approve_scripts"
    REHEARSE = "rehearse"
    BOOK_VENUE = "book_venue"
    PLAN_SAFETY = "plan_safety"
    PLAN_SEATING = "plan_seating"
    SIGN_OFF = "sign_off"
    APPROVE_TEXTS = "approve_texts"
    PRINT_MATERIALS = "print_materials"
    DEBRIEF = "debrief"
    RECORD_PROMISES = "record_promises"
    REACH_ABSENTEES = "reach_absentees"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class TaskInPlan:
    """Where a standard step belongs, and how many days from the evening it is due."""

    stream: PlanStream
    days: int  # negative before the evening


def _tasks(stream: PlanStream, **days: int) -> dict[PlanTask, TaskInPlan]:
    return {PlanTask(name): TaskInPlan(stream, offset) for name, offset in days.items()}


STANDARD_PLAN: Mapping[PlanTask, TaskInPlan] = MappingProxyType(
    {
        **_tasks(
            PlanStream.PARTICIPANTS,
            set_purpose=-56,
            draft_list=-49,
            test_reach=-42,
            check_exclusions=-28,
            decide_lists=-28,
            deliver_invitations=-21,
            chase_replies=-7,
        ),
        **_tasks(
            PlanStream.PROGRAMME,
            choose_voices=-42,
            book_speakers=-28,
            write_scripts=-21,
            approve_scripts=-14,
            rehearse=-7,
        ),
        **_tasks(
            PlanStream.PLACE_AND_SAFETY,
            book_venue=-49,
            plan_safety=-28,
            plan_seating=-14,
            sign_off=-3,
        ),
        **_tasks(PlanStream.MATERIALS, approve_texts=-35, print_materials=-5),
        **_tasks(
            PlanStream.AFTERWARDS,
            debrief=1,
            record_promises=1,
            reach_absentees=7,
            follow_up=30,
        ),
    }
)


class CallInState(StrEnum):
    """Where a call-in stands; computed from facts."""

    PREPARING = "preparing"
    INVITING = "inviting"
    STOPPED = "stopped"  # somebody named said no-go
    CLEARED = "cleared"  # police and one more said go
    TODAY = "today"
    FOLLOWING_UP = "following_up"
    DEBRIEFED = "debriefed"
    CANCELLED = "cancelled"


class Choice(StrEnum):
    """What was decided of somebody who was considered."""

    CHOSEN = "chosen"
    NOT_CHOSEN = "not_chosen"
    EXCLUDED = "excluded"


class Exclusion(StrEnum):
    """A rule by which somebody is not called to a call-in."""

    DIED = "died"
    PROTECTED = "protected"
    MINOR = "minor"
    MAY_BE_MINOR = "may_be_minor"
    VICTIM_ONLY = "victim_only"
    MOVED_AWAY = "moved_away"
    IN_CUSTODY = "in_custody"
    ASKED_TO_WAIT = "asked_to_wait"
    CONFLICT = "conflict"


class CandidateStatusKind(StrEnum):
    """A dated fact that an agency enters about a candidate, without saying more."""

    IN_CUSTODY = "in_custody"
    ASKED_TO_WAIT = "asked_to_wait"
    SUPERVISED = "supervised"
    MOVED_AWAY = "moved_away"


class InvitationChannel(StrEnum):
    """How the invitation reaches the invitee."""

    PROBATION = "probation"  # a summons under supervision
    POLICE = "police"
    SOCIAL_SERVICES = "social_services"
    RELATIVE = "relative"
    OTHER = "other"


class InvitationState(StrEnum):
    """Where an invitation stands; computed from facts."""

    SUGGESTED = "suggested"
    APPROVED = "approved"
    DELIVERED = "delivered"
    SAID_YES = "said_yes"
    SAID_NO = "said_no"
    CAME = "came"
    STAYED = "stayed"
    TALKED = "talked"
    ABSENT = "absent"
    CALLED_OFF = "called_off"


class Reply(StrEnum):
    """What the invitee answered."""

    NONE = "none"
    YES = "yes"
    NO = "no"


class Attendance(StrEnum):
    """One tap on the evening. Each includes those before it."""

    CAME = "came"
    STAYED = "stayed"
    TALKED = "talked"


class AbsenceReason(StrEnum):
    """Why somebody invited was not there."""

    EXCUSED = "excused"
    REFUSED = "refused"
    CUSTODY = "custody"
    UNSAFE = "unsafe"
    NOT_FOUND = "not_found"


class SpeakerRole(StrEnum):
    """Whose voice it is. Roles and their order are the site's."""

    HOST = "host"
    POLITICIAN = "politician"
    MUNICIPALITY = "municipality"
    POLICE = "police"
    PROSECUTOR = "prosecutor"
    PROBATION = "probation"
    SOCIAL_SERVICES = "social_services"
    HEALTH_CARE = "health_care"
    BEREAVED = "bereaved"  # sorgens röst
    FORMER = "former"  # somebody who has left
    COMMUNITY = "community"
    HOPE = "hope"


class Neutrality(StrEnum):
    """Whether the venue is neutral ground for all who are called."""

    NOT_CHECKED = "not_checked"
    NEUTRAL = "neutral"
    NOT_NEUTRAL = "not_neutral"


class GoDecision(StrEnum):
    """A named person's word on whether the evening can be held."""

    GO = "go"
    NO_GO = "no_go"


class FindingOccasion(StrEnum):
    """Where something was found that has to be dealt with."""

    REHEARSAL = "rehearsal"
    DEBRIEF = "debrief"
