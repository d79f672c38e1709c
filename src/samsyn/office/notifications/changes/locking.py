"""The talk that a change is about, locked, with where it stands now."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.notifications.models import CustomNotification
from samsyn.office.notifications.queries.facts import TalkFacts, facts_of
from samsyn.office.notifications.queries.rules import rules_in
from samsyn.office.notifications.queries.standing import Standing, standing_of

Locked = tuple[CustomNotification, TalkFacts, Standing]


def locked(actor: Actor, talk_id: UUID, *, now: datetime) -> Locked:
    """Lock a talk, so that two planners take turns. Raises `NotVisible`."""
    row = access.get_visible(
        actor, CustomNotification.objects.select_for_update(of=("self",)), pk=talk_id
    )
    mine = access.visible_to(actor, CustomNotification.objects).filter(pk=talk_id)
    [facts] = facts_of(actor, mine, today=timezone.localdate(now))
    return row, facts, standing_of(facts, rules_in(row.room_id), now=now)
