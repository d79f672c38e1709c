"""Pages of answers to incidents. One form page serves every step."""

from samsyn.office.aftermath.views.course import begin, check, end, note, risk, talk
from samsyn.office.aftermath.views.reading import response, response_list
from samsyn.office.aftermath.views.tasks import task, task_done

__all__ = [
    "begin",
    "check",
    "end",
    "note",
    "response",
    "response_list",
    "risk",
    "talk",
    "task",
    "task_done",
]
