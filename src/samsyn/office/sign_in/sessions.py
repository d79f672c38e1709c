"""How long a session lasts, counted from what its owner does."""

from collections.abc import Mapping, MutableMapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import uuid4

IDLE_LIMIT = timedelta(minutes=30)  # counts what the user does, never polling
ABSOLUTE_LIMIT = timedelta(hours=10)
NOTED_EVERY = timedelta(minutes=1)  # an action is noted at most so often: each note is a write
# In this order: each says the names of those after it too.
_BROWSERS = {"Edg": "Edge", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
_SYSTEMS = {
    "iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows",
    "Mac OS X": "macOS", "Linux": "Linux",
}  # fmt: skip

Session = MutableMapping[str, Any]


class Ending(StrEnum):
    """Why a session was ended by the office; stands in the address of the sign-in page."""

    IDLE = "idle"
    AGE = "age"
    ROLE = "role"


def open_session(session: Session, *, epoch: int, device: str, now: datetime) -> None:
    """Start the clocks of a session that has just been signed in to.

    Its mark is what its owner ends it by: the session's key itself opens it.
    """
    session["opened_at"] = session["seen_at"] = now.timestamp()
    session["epoch"] = epoch
    session["device"], session["mark"] = device, str(uuid4())


def device_of(user_agent: str) -> str:
    """Return which browser on which system says this, for its owner to know it by; '' if unknown.

    Nothing finer is kept: no version and no model.
    """
    found = (_first(_BROWSERS, user_agent), _first(_SYSTEMS, user_agent))
    return ", ".join(one for one in found if one)


def _first(known: Mapping[str, str], text: str) -> str:
    return next((name for sign, name in known.items() if sign in text), "")


def ending_of(session: Session, *, epoch: int, now: datetime) -> Ending | None:
    """Return why the session must end now, or None while it lasts.

    epoch: the account's, raised whenever a role of its owner changes.
    """
    if session["epoch"] != epoch:
        return Ending.ROLE
    if now.timestamp() - session["opened_at"] > ABSOLUTE_LIMIT.total_seconds():
        return Ending.AGE
    if now.timestamp() - session["seen_at"] > IDLE_LIMIT.total_seconds():
        return Ending.IDLE
    return None


def note_action(session: Session, *, now: datetime) -> None:
    """Put off the idle limit: the owner has just done something."""
    if now.timestamp() - session["seen_at"] >= NOTED_EVERY.total_seconds():
        session["seen_at"] = now.timestamp()


def seconds_left(session: Session, now: datetime) -> int:
    """Return in how many seconds the session ends if its owner does nothing more."""
    idle_ends = session.get("seen_at", now.timestamp()) + IDLE_LIMIT.total_seconds()
    age_ends = session.get("opened_at", now.timestamp()) + ABSOLUTE_LIMIT.total_seconds()
    left: float = min(idle_ends, age_ends) - now.timestamp()
    return max(0, round(left))
