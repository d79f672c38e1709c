"""What the pages that plan a talk start from, for somebody who may plan it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.notifications.models import CustomNotification
from samsyn.office.notifications.queries.choices import TeamChoices, team_choices
from samsyn.office.notifications.queries.sheets import TalkSheet, talk_sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignable:
    """A talk and whom it could be given to."""

    sheet: TalkSheet
    choices: TeamChoices


def plannable(actor: Actor, talk_id: UUID, *, now: datetime) -> TalkSheet:
    """Return a talk for a page that changes it. Raises `NotVisible` or `NotPermitted`."""
    row = access.get_visible(actor, CustomNotification.objects, pk=talk_id)
    access.require(actor, Deed.PLAN_TALK, about=row)
    return talk_sheet(actor, talk_id, now=now)


def assignable(actor: Actor, talk_id: UUID, *, now: datetime) -> Assignable:
    """Return a talk and whom a team can be put together of."""
    row = access.get_visible(actor, CustomNotification.objects, pk=talk_id)
    access.require(actor, Deed.PLAN_TALK, about=row)
    return Assignable(
        sheet=talk_sheet(actor, talk_id, now=now),
        choices=team_choices(row.room_id, row.compartment_id, now=now),
    )
