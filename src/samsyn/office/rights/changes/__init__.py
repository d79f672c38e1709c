"""Every change of this app: take a request, find, decide, answer; contest and settle."""

from samsyn.office.rights.changes.answering import AnswerPlan, answer
from samsyn.office.rights.changes.compiling import Decision, compile_pack, decide_lines
from samsyn.office.rights.changes.contesting import ContestPlan, contest, settle
from samsyn.office.rights.changes.refusals import CannotAnswer, CannotContest
from samsyn.office.rights.changes.requests import RequestPlan, choose_records, extend, register

__all__ = [
    "AnswerPlan",
    "CannotAnswer",
    "CannotContest",
    "ContestPlan",
    "Decision",
    "RequestPlan",
    "answer",
    "choose_records",
    "compile_pack",
    "contest",
    "decide_lines",
    "extend",
    "register",
    "settle",
]
