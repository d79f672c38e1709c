"""The talk that a change is about, locked, with where it stands now."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.notifications.models import CustomNotification
from samsyn.office.notifications.queries.facts import TalkFacts
from samsyn.office.notifications.queries.reading import facts_of_rows
from samsyn.office.notifications.queries.rules import rules_in
from samsyn.office.notifications.queries.standing import Standing, standing_of

Locked = tuple[CustomNotification, TalkFacts, Standing]


def locked(actor: Actor, talk_id: UUID, *, now: datetime) -> Locked:
    """Lock a talk, so that two planners take turns. Raises `NotVisible`."""
    known = CustomNotification.objects.select_related("person", "recorded_by", "ended_by")
    row = access.get_visible(actor, known.select_for_update(of=("self",)), pk=talk_id)
    [facts] = facts_of_rows(actor, [row], today=timezone.localdate(now))
    return row, facts, standing_of(facts, rules_in(row.room_id), now=now)
