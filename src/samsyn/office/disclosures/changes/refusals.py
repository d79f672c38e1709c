"""The anticipated no of the door."""

from samsyn.office.access import Refusal


class CannotDisclose(Refusal):
    """The rules speak against it; `reasons` names every one."""


class AnsweredNo(CannotDisclose):
    """An answer to the ground's own tests speaks against it: the attempt is kept."""
