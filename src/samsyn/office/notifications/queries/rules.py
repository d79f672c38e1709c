"""A site's limits for talks: its own row of the rule table, or the usual ones."""

from dataclasses import dataclass, fields
from datetime import timedelta
from typing import Final

from samsyn.office.notifications.models import TalkRule
from samsyn.office.partners.models import Room


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Limits of practice (W4); each can be set per site."""

    least_partners: int = 2
    needs_civilian: bool = True
    urgent_hours: int = 72
    planned_days: int = 14
    most_attempts: int = 3
    recontact_days: int = 30

    def first_attempt_within(self, *, urgent: bool) -> timedelta:
        """Return how long after the proposal the first attempt is due."""
        return timedelta(hours=self.urgent_hours) if urgent else timedelta(days=self.planned_days)


USUAL: Final = Rules()


def rules_in(room_id: int) -> Rules:
    """Return the rules of the site that a room belongs to."""
    return all_rules().get(room_id, USUAL)


def rules_of_site(site_id: int) -> Rules:
    """Return the rules of a site."""
    row = TalkRule.objects.filter(site=site_id).first()
    return _read(row) if row else USUAL


def all_rules() -> dict[int, Rules]:
    """Return room -> rules, for the rooms of sites that have rules of their own."""
    by_site = {row.site_id: row for row in TalkRule.objects.all()}
    if not by_site:
        return {}
    rooms = Room.objects.filter(site__in=by_site).values_list("pk", "site_id")
    return {room: _read(by_site[site]) for room, site in rooms}


def _read(row: TalkRule) -> Rules:
    return Rules(**{field.name: getattr(row, field.name) for field in fields(Rules)})
