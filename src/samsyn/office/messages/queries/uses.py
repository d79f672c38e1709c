"""Where a version has been used. The apps above say it; this one cannot know them.

An app that stamps versions on what it hands over registers a function when it starts
(`AppConfig.ready`). The function begins with `visible_to` as every query does, so a reader learns
only of the deliveries that they may see.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samsyn.office.access import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One occasion on which a version was, or will be, handed over."""

    title: str  # in the reader's language, such as "Call-in 3"
    href: str
    on: date | None
    deliveries: int = 1


Source = Callable[[Actor, UUID], tuple[Use, ...]]
_sources: dict[str, Source] = {}


def register_uses(app: str, source: Source) -> None:
    """Let an app say where versions are used; once for each app, when it starts."""
    _sources[app] = source


def uses_of(actor: Actor, version_id: UUID) -> tuple[Use, ...]:
    """Return every use of a version that the actor sees, the latest first, undated ones last."""
    found = [use for source in _sources.values() for use in source(actor, version_id)]
    return tuple(
        sorted(found, key=lambda use: (use.on is not None, use.on or date.min), reverse=True)
    )
