"""Two tokens of the police's room: one in use, one that was taken back. Nobody knows a secret."""

from datetime import datetime, timedelta

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.api import changes, queries
from samsyn.office.api.changes import TokenPlan
from samsyn.office.api.rules import Scope

_OLD = "Prov under hösten"


def load_tokens(lead: Actor, room_id: int, *, now: datetime) -> None:
    """Make both in the lead's name; what they open is forgotten at once."""
    plans = (
        TokenPlan(
            room_id=room_id,
            name=_OLD,
            acts_for="Analysenhetens verktyg",
            scopes=(Scope.READ_INCIDENTS, Scope.READ_GROUPS, Scope.READ_MEMBERSHIPS),
            lasts=timedelta(days=30),
        ),
        TokenPlan(
            room_id=room_id,
            name="Hämtar och registrerar händelser",
            acts_for="Ärendesystemet, region Bergslagen",
            scopes=(Scope.READ_INCIDENTS, Scope.WRITE_INCIDENTS),
        ),
    )
    with access.acting_as(lead):
        for plan in plans:
            changes.make_token(lead, plan, now=now)
        old = next(one.id for one in queries.tokens_page(lead, now=now).live if one.name == _OLD)
        changes.revoke_token(lead, old, now=now)
