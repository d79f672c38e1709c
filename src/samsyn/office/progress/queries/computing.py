"""Computes a report from the records of today: what is gathered, and what may be told of it."""

from datetime import date
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.progress.models import Issue, Wording
from samsyn.office.progress.queries.gathering import gather
from samsyn.office.progress.rules import Draft, merged, read_draft
from samsyn.office.progress.words import draft_of
from samsyn.office.releases import queries as releases


def computed(actor: Actor, room_id: int, *, first: date, last: date, today: date) -> Draft:
    """Return the report of a period as it would be told today. Nothing is told by it."""
    gathered = gather(actor, room_id, first=first, last=last, today=today)
    here = actor.narrowed_to(room_id)
    told = releases.preview(here, room_id, cells=gathered.cells, asks=gathered.asks)
    return draft_of(gathered, {name: answer.count for name, answer in told.items()})


def own_words(actor: Actor, issue_id: UUID) -> dict[tuple[str, str], str]:
    """Return the writer's own wordings of an issue, by key and language."""
    rows = access.visible_to(actor, Wording.objects).filter(issue=issue_id).exclude(text="")
    return {(row.key, row.language): row.text for row in rows.order_by("key", "language", "pk")}


def worded(actor: Actor, row: Issue) -> Draft:
    """Return an issue's draft with the writer's own words in it."""
    return merged(read_draft(row.drafted), own_words(actor, row.pk))
