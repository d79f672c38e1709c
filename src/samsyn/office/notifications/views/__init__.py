"""Pages of talks: request to at most one change to one query's answer."""

from samsyn.office.notifications.views.assigning import team
from samsyn.office.notifications.views.device import device_key, offline, worker
from samsyn.office.notifications.views.lists import talks
from samsyn.office.notifications.views.planning import (
    again,
    check,
    close,
    promise,
    propose,
    talk,
)
from samsyn.office.notifications.views.printing import print_brief, print_letter
from samsyn.office.notifications.views.visiting import brief, log, mine

__all__ = [
    "again",
    "brief",
    "check",
    "close",
    "device_key",
    "log",
    "mine",
    "offline",
    "print_brief",
    "print_letter",
    "promise",
    "propose",
    "talk",
    "talks",
    "team",
    "worker",
]
