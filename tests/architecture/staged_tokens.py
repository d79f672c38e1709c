"""Two tokens of a room: one that another system uses, and one that was taken back."""

from datetime import datetime
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.api import changes, queries
from samsyn.office.api.changes import TokenPlan
from samsyn.office.api.rules import Scope


def stage_tokens(actor: Actor, room_id: int, word: str, now: datetime) -> dict[str, UUID]:
    """Make both; who holds them bears the room's word. Their names stand in logs as staff's do."""
    with access.acting_as(actor):
        for name in ("old", "live"):
            plan = TokenPlan(
                room_id=room_id,
                name=name,
                acts_for=f"{word}system",
                scopes=(Scope.READ_INCIDENTS, Scope.WRITE_INCIDENTS),
            )
            changes.make_token(actor, plan, now=now)
        found = {one.name: one.id for one in queries.tokens_page(actor, now=now).live}
        changes.revoke_token(actor, found["old"], now=now)
    return {"token": found["live"], "old_token": found["old"]}
