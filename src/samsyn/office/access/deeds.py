"""What staff can do, and which role may do it: a table that a lawyer can read.

The same table is written to the database (`partners_grant`), where row-level security asks it
who reads records at all. A test compares the two.
"""

from collections.abc import Mapping
from enum import StrEnum

from samsyn.vocabulary.rooms import Role


class Deed(StrEnum):
    """One thing that a member of staff can do in a room."""

    READ_RECORDS = "read_records"
    READ_ASSIGNED = "read_assigned"  # only the records that one is named for
    REVEAL_NAMES = "reveal_names"
    EDIT_PEOPLE = "edit_people"
    LINK_PEOPLE = "link_people"
    EDIT_GROUPS = "edit_groups"
    APPROVE_MEMBERSHIP = "approve_membership"
    RECORD_INCIDENT = "record_incident"
    REVIEW_INCIDENT = "review_incident"
    RESPOND = "respond"  # note what is done after an incident
    RESTRICT_RECORD = "restrict_record"
    IMPORT_FILE = "import_file"
    EXPORT = "export"
    APPROVE_EXPORT = "approve_export"  # that somebody else takes a list out of the room
    WRITE_MESSAGE = "write_message"
    APPROVE_MESSAGE = "approve_message"
    PLAN_CALL_IN = "plan_call_in"
    DECIDE_CALL_IN = "decide_call_in"
    PLAN_TALK = "plan_talk"
    LOG_TALK = "log_talk"
    RECORD_PROMISE = "record_promise"
    MANAGE_CARDS = "manage_cards"
    QUOTE_CARD = "quote_card"  # note that a card's code was quoted to the help line
    RUN_SUPPORT = "run_support"  # answer the help line, read and run support cases
    READ_SUPPORT_FIGURES = "read_support_figures"  # counts of months, never a case
    PREPARE_ROUND = "prepare_round"  # raise a trigger, prepare a round, ask for measures
    DECIDE_ROUND = "decide_round"
    ANSWER_MEASURE = "answer_measure"  # decide on and tick one's own agency's measures
    DISCLOSE = "disclose"
    RECEIVE_DISCLOSURE = "receive_disclosure"
    APPROVE_GROUND = "approve_ground"  # let the room tell others on a ground, and close it again
    HOLD_REVIEW = "hold_review"  # open the weekly review, note, decide, follow up
    SIGN_REVIEW = "sign_review"  # sign its minutes, or approve them for one's own agency
    ANALYSE_PROBLEM = "analyse_problem"  # write, review and freeze a problem analysis
    READ_AUDIT = "read_audit"
    OPEN_IN_EMERGENCY = "open_in_emergency"  # another agency's room, for three hours
    REVIEW_EMERGENCY = "review_emergency"  # what somebody read so in one's own room
    REVIEW_LOG = "review_log"  # review a room's log every month, without reading its records
    KEEP_RETENTION = "keep_retention"  # answer for what is removed: prepare, hold, approve
    ANSWER_REQUEST = "answer_request"  # a person's own request, and what they contest
    ASSESS_CHILD = "assess_child"  # before anybody gets in touch with somebody under 18
    ERASE_RECORDS = "erase_records"  # read every part, the hidden one too; hide and erase
    READ_STEERING = "read_steering"  # the pages on steering: counts and days, never people
    KEEP_STEERING = "keep_steering"
    KEEP_TOKENS = "keep_tokens"  # let another system of the agency into the room, and out again
    READ_RETURNS = "read_returns"  # what sites have returned to the national room: sums alone


_MAPPING = frozenset(
    {
        Deed.READ_RECORDS,
        Deed.REVEAL_NAMES,
        Deed.EDIT_PEOPLE,
        Deed.LINK_PEOPLE,
        Deed.EDIT_GROUPS,
        Deed.RECORD_INCIDENT,
        Deed.REVIEW_INCIDENT,
        Deed.IMPORT_FILE,
        Deed.EXPORT,
    }
)

_MESSAGE = frozenset(
    {
        Deed.WRITE_MESSAGE,
        Deed.APPROVE_MESSAGE,
        Deed.PLAN_CALL_IN,
        Deed.DECIDE_CALL_IN,
        Deed.PLAN_TALK,
        Deed.LOG_TALK,
        Deed.RECORD_PROMISE,
        Deed.MANAGE_CARDS,
        Deed.RESPOND,
    }
)

# A coordinator or analyst of the social-services room itself runs no cases: that is the workers'.
_FIGURES = frozenset({Deed.READ_SUPPORT_FIGURES})
_CONSEQUENCE = frozenset({Deed.PREPARE_ROUND, Deed.DECIDE_ROUND, Deed.ANSWER_MEASURE})

GRANTS: Mapping[Role, frozenset[Deed]] = {
    Role.COORDINATOR: _MAPPING
    | _MESSAGE
    | _FIGURES
    | _CONSEQUENCE
    | {Deed.HOLD_REVIEW, Deed.SIGN_REVIEW, Deed.ANALYSE_PROBLEM}
    | {Deed.APPROVE_MEMBERSHIP, Deed.RESTRICT_RECORD, Deed.DISCLOSE, Deed.READ_AUDIT}
    | {Deed.APPROVE_EXPORT}
    | {Deed.KEEP_RETENTION, Deed.OPEN_IN_EMERGENCY, Deed.REVIEW_EMERGENCY}
    | {Deed.ANSWER_REQUEST, Deed.ASSESS_CHILD}
    | {Deed.READ_STEERING, Deed.KEEP_STEERING, Deed.KEEP_TOKENS},
    Role.ANALYST: _MAPPING
    | _FIGURES
    | {Deed.DISCLOSE, Deed.PREPARE_ROUND, Deed.RESPOND, Deed.HOLD_REVIEW}
    | {Deed.ANALYSE_PROBLEM}
    | {Deed.OPEN_IN_EMERGENCY},
    Role.OFFICER: frozenset(
        {Deed.READ_RECORDS, Deed.REVEAL_NAMES, Deed.RECORD_INCIDENT, Deed.OPEN_IN_EMERGENCY}
    ),
    Role.PROBATION_OFFICER: frozenset(
        {Deed.READ_RECORDS, Deed.REVEAL_NAMES, Deed.EDIT_PEOPLE, Deed.OPEN_IN_EMERGENCY}
    ),
    Role.SOCIAL_WORKER: frozenset(
        {
            Deed.READ_RECORDS,
            Deed.REVEAL_NAMES,
            Deed.EDIT_PEOPLE,
            Deed.QUOTE_CARD,
            Deed.RUN_SUPPORT,
            Deed.READ_SUPPORT_FIGURES,
            Deed.DISCLOSE,  # closed by default there: each ground asks its own tests
            Deed.ANSWER_REQUEST,
            Deed.ASSESS_CHILD,
        }
    ),
    # Reads the joint room under codes, so as to know what is asked for, and answers for its own.
    Role.PARTNER_OFFICER: frozenset({Deed.READ_RECORDS, Deed.ANSWER_MEASURE}),
    Role.TEAM_MEMBER: frozenset({Deed.READ_ASSIGNED, Deed.LOG_TALK}),
    # Named by the database for its own part of the joint room, and reads nothing else there.
    Role.STEERING: _FIGURES | {Deed.READ_ASSIGNED, Deed.READ_STEERING},
    Role.COMMUNITY_PARTNER: frozenset(),
    # Named by the database for what lies in the national room, and reads nothing else.
    Role.NATIONAL_SUPPORT: frozenset({Deed.READ_ASSIGNED, Deed.READ_RETURNS}),
    Role.DATA_PROTECTION_OFFICER: frozenset(
        {Deed.READ_AUDIT, Deed.REVIEW_LOG, Deed.KEEP_RETENTION, Deed.REVIEW_EMERGENCY}
        | {Deed.APPROVE_EXPORT}
    ),
    Role.LAWYER: frozenset({Deed.APPROVE_GROUND}),
    # The door writes what its room is told, and decides nothing: what another room has approved
    # or reviewed arrives as approved or reviewed.
    Role.DOOR: frozenset(
        {
            Deed.READ_RECORDS,
            Deed.RECEIVE_DISCLOSURE,
            Deed.EDIT_PEOPLE,
            Deed.EDIT_GROUPS,
            Deed.APPROVE_MEMBERSHIP,
            Deed.RECORD_INCIDENT,
            Deed.REVIEW_INCIDENT,
        }
    ),
    # Held by who has opened a room in an emergency, for as long as it is open: they only read.
    Role.EMERGENCY: frozenset({Deed.READ_RECORDS, Deed.REVEAL_NAMES}),
    # Nobody signs in as this service: a job acts as it, for what people have decided, and to draw
    # what a data protection officer reviews.
    Role.RETENTION: frozenset({Deed.ERASE_RECORDS, Deed.READ_AUDIT, Deed.REVIEW_LOG}),
    # A token's own account, for as long as the token lasts. It sees codes, never names.
    Role.SYSTEM: frozenset({Deed.READ_RECORDS}),
    Role.REGISTERING_SYSTEM: frozenset({Deed.READ_RECORDS, Deed.RECORD_INCIDENT}),
    # Held beside one of the two, in the agency's own room: it says that a measure is done.
    Role.ANSWERING_SYSTEM: frozenset({Deed.ANSWER_MEASURE}),
}


def roles_granting(deed: Deed) -> list[str]:
    """Return the roles that grant a deed, as a column holds them."""
    return [role.value for role, deeds in GRANTS.items() if deed in deeds]
