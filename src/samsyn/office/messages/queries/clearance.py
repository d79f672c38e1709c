"""Whether a site may give the message. The app that keeps the start-up says it from above.

It registers a function when it starts (`AppConfig.ready`). The function begins with `visible_to`
as every query does; those who sign a go and send letters are coordinators, who see all of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from samsyn.office.access import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """What stands in the way of messages, each a sentence, and where it is put right.

    A site that has not begun its start-up list has nothing in the way, and is told so.
    """

    has_begun: bool
    missing: tuple[str, ...] = ()
    href: str = ""

    @property
    def is_blocked(self) -> bool:
        return bool(self.missing)


Source = Callable[[Actor, int, date], Clearance]
_sources: dict[str, Source] = {}


def register_clearance(app: str, source: Source) -> None:
    """Let an app say whether a site may give the message; once for each app, when it starts."""
    _sources[app] = source


def clearance_of(actor: Actor, room_id: int, *, today: date) -> Clearance:
    """Return whether the site of a joint room may give the message, as it stands today."""
    found = [source(actor, room_id, today) for source in _sources.values()]
    return Clearance(
        has_begun=any(one.has_begun for one in found),
        missing=tuple(sentence for one in found for sentence in one.missing),
        href=next((one.href for one in found if one.href), ""),
    )
