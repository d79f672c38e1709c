"""What a duty is called, where it is done, and which of them wait on the reader's first page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.office import access
from samsyn.office.access import Actor, DutyKind

_SOON: Final = timedelta(days=14)
_ON_FIRST_PAGE: Final = frozenset({DutyKind.REQUEST, DutyKind.CONTEST, DutyKind.EXPORT})
DUTIES: Final[Mapping[DutyKind, Promise]] = {
    DutyKind.LOG: _("Review of the log"),
    DutyKind.EMERGENCY: _("Review of emergency access"),
    DutyKind.REQUEST: _("Answer to a person's request"),
    DutyKind.CONTEST: _("Decision on something contested"),
    DutyKind.HOLD: _("Look again at a hold on a record"),
    DutyKind.EXPORT: _("Decision on an export"),
}
_PAGES: Final[Mapping[DutyKind, str]] = {
    DutyKind.LOG: "oversight:review",
    DutyKind.EMERGENCY: "oversight:emergency",
    DutyKind.REQUEST: "rights:request",
    DutyKind.CONTEST: "rights:settle",
    DutyKind.HOLD: "retention:lift",
    DutyKind.EXPORT: "exports:decide",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingDuty:
    """A row of the first page: no person and no record stands in it."""

    title: Promise
    due_on: date
    href: str
    room_name: str
    owner: str


def waiting(actor: Actor, *, today: date) -> list[WaitingDuty]:
    """Return answers to people, and decisions on exports, that are late or due within 14 days."""
    return [
        WaitingDuty(
            title=DUTIES[duty.kind],
            due_on=duty.due_on,
            href=reverse(_PAGES[duty.kind], args=[duty.id]),
            room_name=duty.room_name,
            owner=duty.owner,
        )
        for duty in access.duties(actor.without_emergency())
        if duty.opens and duty.kind in _ON_FIRST_PAGE and duty.due_on <= today + _SOON
    ]
