"""Two rooms that were opened in an emergency, one of them reviewed, and two weeks' digests.

The database dates emergencies itself, so both began as the demo was loaded, and were ended at once.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.oversight import changes, queries
from samsyn.office.oversight.changes import EmergencyPlan
from samsyn.office.oversight.queries import DigestLine
from samsyn.office.oversight.rules import monday_of
from samsyn.vocabulary.oversight import EmergencyGround, Verdict

_PROBATION = "Kriminalvården"
_LINES = (
    DigestLine(agency=_PROBATION, role="emergency", way="page", staff=1, readings=4, people=2),
    DigestLine(agency=_PROBATION, role="emergency", way="search", staff=1, readings=2, people=3),
    DigestLine(agency="", role=queries.OPERATOR, way="other", staff=0, readings=1, people=0),
)


def load_oversight(actors: Mapping[str, Actor], rooms: Mapping[str, int], *, now: datetime) -> None:
    """Write what the police's own side has to review and read; `actors` and `rooms` by agency."""
    reviewed = _open_and_end(
        actors["municipality"],
        EmergencyPlan(
            room_id=rooms["probation"],
            ground=EmergencyGround.LIFE,
            reason="Hot om skjutning utanför ett boende. Frivårdens jour svarar inte i kväll.",
        ),
    )
    with access.acting_as(actors["probation"]) as reviewer:
        changes.review_emergency(
            reviewer,
            reviewed,
            Verdict.IN_ORDER,
            "Inget lästes. Behovet var riktigt, och jouren är nu bemannad.",
            now=timezone.now(),
        )
    _open_and_end(
        actors["probation"],
        EmergencyPlan(
            room_id=rooms["police"],
            ground=EmergencyGround.ATTACK,
            reason="En klient berättar om en hämnd i kväll. Polisens analytiker är inte i tjänst.",
        ),
    )
    monday = monday_of(timezone.localdate(now))
    with queries.as_reviewing_service(now=now) as service:
        [seen, _to_read] = [
            changes.write_digest(
                service, rooms["police"], monday - timedelta(weeks=weeks), lines, now=now
            )
            for weeks, lines in ((2, _LINES), (1, _LINES[:1]))
        ]
    with access.acting_as(actors["police"]) as reader:
        changes.mark_digest_read(reader, seen, now=now)


def _open_and_end(actor: Actor, plan: EmergencyPlan) -> UUID:
    with access.acting_as(actor):
        made = changes.open_in_emergency(actor, plan, now=timezone.now())
        changes.end_emergency(actor, made, now=timezone.now())
    return made
