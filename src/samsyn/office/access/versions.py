"""Two who have one row open at once: the second to save is told who saved first."""

from datetime import datetime
from typing import Any, TypeVar

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samsyn.office.access.actors import Actor
from samsyn.office.access.gate import get_visible
from samsyn.office.access.records import RoomRecord, Versioned
from samsyn.office.access.refusals import Refusal

Row = TypeVar("Row", bound=RoomRecord)
Kept = TypeVar("Kept", bound=Versioned)


class ChangedMeanwhile(Refusal):
    """Somebody else saved first; what was typed is still with the one who typed it."""

    @classmethod
    def by(cls, name: str, at: datetime) -> "ChangedMeanwhile":
        """Return the refusal that names who saved, and when."""
        when = date_format(timezone.localtime(at), "Y-m-d H:i")
        return cls(
            _(
                "%(name)s saved other changes here at %(when)s, after you opened the form. "
                "What you typed is kept below. Compare it with what stands now, and save again."
            )
            % {"name": name, "when": when}
        )


def lock_visible(actor: Actor, model: type[Row], **lookup: Any) -> Row:
    """Return one visible row, locked, so that two who write to it take turns.

    Nothing is joined to it: a joined row is as old as the statement, that is, as it was before the
    lock. Who saved last is asked for afterwards.
    """
    rows = model._default_manager.select_for_update(of=("self",))
    return get_visible(actor, rows, **lookup)


def saved_last(row: Versioned) -> tuple[str, datetime]:
    """Return who last saved a row, and when."""
    return (row.changed_by or row.recorded_by).name, row.changed_at or row.recorded_at


def refuse_stale(row: Versioned, version: int) -> None:
    """Refuse (`ChangedMeanwhile`) what builds on another version than the one that stands."""
    if row.version != version:
        raise ChangedMeanwhile.by(*saved_last(row))


def revisable(actor: Actor, model: type[Kept], *, version: int, **lookup: Any) -> Kept:
    """Lock one visible row of the version that was read; refuses (`ChangedMeanwhile`) another."""
    row = lock_visible(actor, model, **lookup)
    refuse_stale(row, version)
    return row


def revise(row: Versioned, by: Actor, *, now: datetime, **values: Any) -> None:
    """Write new values and the next version of a locked row."""
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    row.changed_at = now
    row.changed_by_id = by.staff_id
    row.save()
