"""Everything that reads answers to incidents."""

from samsyn.office.aftermath.queries.called_for import TalksCalledFor, talks_called_for
from samsyn.office.aftermath.queries.clocks import clocks_of
from samsyn.office.aftermath.queries.dates import AnswerDate, answer_dates, dates_in
from samsyn.office.aftermath.queries.for_forms import (
    dispute_to_check,
    room_of_answer,
    task_of,
    window_of,
)
from samsyn.office.aftermath.queries.lines import DisputeLine, TaskLine
from samsyn.office.aftermath.queries.lists import ResponseLine, responses
from samsyn.office.aftermath.queries.records import (
    joint_record_of,
    may_share,
    one_response,
    require_planning,
)
from samsyn.office.aftermath.queries.sheets import ResponseSheet, response_sheet
from samsyn.office.aftermath.queries.suggesting import Candidate
from samsyn.office.aftermath.queries.ways import AnswerWay, open_answers

__all__ = [
    "AnswerDate",
    "AnswerWay",
    "Candidate",
    "DisputeLine",
    "ResponseLine",
    "ResponseSheet",
    "TalksCalledFor",
    "TaskLine",
    "answer_dates",
    "clocks_of",
    "dates_in",
    "dispute_to_check",
    "joint_record_of",
    "may_share",
    "one_response",
    "open_answers",
    "require_planning",
    "response_sheet",
    "responses",
    "room_of_answer",
    "talks_called_for",
    "task_of",
    "window_of",
]
