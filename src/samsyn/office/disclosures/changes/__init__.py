"""What changes at the door: disclosing, waiting for a second, recalling, and approving grounds."""

from samsyn.office.disclosures.changes.answering import (
    AnswerPlan,
    Because,
    Outcome,
    answer_recall,
)
from samsyn.office.disclosures.changes.approving import (
    CannotApprove,
    GroundChoice,
    approve_grounds,
    withdraw_approval,
)
from samsyn.office.disclosures.changes.asking import (
    AskAnswer,
    AskOutcome,
    AskPlan,
    answer_ask,
    ask,
)
from samsyn.office.disclosures.changes.backing import (
    CannotRecord,
    ConsentPlan,
    CooperationPlan,
    end_cooperation,
    record_consent,
    record_cooperation,
    withdraw_consent,
)
from samsyn.office.disclosures.changes.disclosing import disclose, disclose_many, rehearse
from samsyn.office.disclosures.changes.grounding import write_grounds
from samsyn.office.disclosures.changes.lawyers import (
    CannotSettleGround,
    GroundInRoom,
    approve_in_room,
    close_in_room,
)
from samsyn.office.disclosures.changes.plans import DisclosurePlan
from samsyn.office.disclosures.changes.proposing import (
    Settling,
    confirm,
    decline,
    keep_refused,
    plan_of,
    propose,
    withdraw,
)
from samsyn.office.disclosures.changes.recalling import RecallKind, RecallPlan, recall
from samsyn.office.disclosures.changes.refusals import AnsweredNo, CannotDisclose
from samsyn.office.disclosures.changes.resending import ask_again, send_again, send_answer_again
from samsyn.office.disclosures.changes.speaking import Spoken, complete, say
from samsyn.office.disclosures.changes.taking_in import Taken, take_in
from samsyn.office.disclosures.grounds import Answer, Kind

__all__ = [
    "Answer",
    "AnswerPlan",
    "AnsweredNo",
    "AskAnswer",
    "AskOutcome",
    "AskPlan",
    "Because",
    "CannotApprove",
    "CannotDisclose",
    "CannotRecord",
    "CannotSettleGround",
    "ConsentPlan",
    "CooperationPlan",
    "DisclosurePlan",
    "GroundChoice",
    "GroundInRoom",
    "Kind",
    "Outcome",
    "RecallKind",
    "RecallPlan",
    "Settling",
    "Spoken",
    "Taken",
    "answer_ask",
    "answer_recall",
    "approve_grounds",
    "approve_in_room",
    "ask",
    "ask_again",
    "close_in_room",
    "complete",
    "confirm",
    "decline",
    "disclose",
    "disclose_many",
    "end_cooperation",
    "keep_refused",
    "plan_of",
    "propose",
    "recall",
    "record_consent",
    "record_cooperation",
    "rehearse",
    "say",
    "send_again",
    "send_answer_again",
    "take_in",
    "withdraw",
    "withdraw_approval",
    "withdraw_consent",
    "write_grounds",
]
