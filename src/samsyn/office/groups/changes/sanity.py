"""Sanity rules for dates, names and shapes. Each returns sentences; none means nothing is wrong."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from samsyn.office.groups.changes.plans import Ring

EARLIEST = date(1950, 1, 1)
FURTHEST_END = timedelta(days=366)
LONGEST_NAME = 80
CORNERS = 4  # of the smallest closed ring


def day_objections(what: str, day: date | None, *, today: date) -> Iterator[str]:
    """Object to a day that has not been, or that can only be a slip of the pen."""
    if day is None:
        return
    if day > today:
        yield _("%(what)s, %(day)s, is in the future. Write a day up to today.") % {
            "what": what,
            "day": day.isoformat(),
        }
    if day < EARLIEST:
        yield _("%(what)s, %(day)s, is before 1950. Check the year.") % {
            "what": what,
            "day": day.isoformat(),
        }


def interval_objections(since: date | None, until: date | None, *, today: date) -> Iterator[str]:
    """Object to a time that ends before it starts, or too far away."""
    yield from day_objections(_("The first day"), since, today=today)
    if until is None:
        return
    if since is not None and until < since:
        yield _("It ends on %(until)s, before it starts on %(since)s. Change one of the days.") % {
            "since": since.isoformat(),
            "until": until.isoformat(),
        }
    if until > today + FURTHEST_END:
        yield _("It ends on %(until)s, more than a year ahead. Write an earlier day.") % {
            "until": until.isoformat()
        }


def name_objections(name: str) -> Iterator[str]:
    """Object to a name that is empty, or longer than its column."""
    if not name.strip():
        yield _("The name is empty. Write a working name, not the group's own name or tag.")
    if len(name) > LONGEST_NAME:
        yield _("The name is longer than 80 signs. Shorten it.")


def size_objections(least: int | None, most: int | None) -> Iterator[str]:
    """Object to half a size band, or one that is upside down."""
    if (least is None) != (most is None):
        yield _("The size needs both the least and the most. Write the same number twice if sure.")
    elif least is not None and most is not None and not 0 <= least <= most <= 2000:  # noqa: PLR2004  said in the sentence
        yield _("The size must go from least to most, between 0 and 2000.")


def outline_objections(outline: Ring | None) -> Iterator[str]:
    """Object to an outline that is not closed or lies off the map."""
    if outline is None:
        return
    if len(outline) < CORNERS or outline[0] != outline[-1]:
        yield _("The outline is not closed. It needs three corners, and the first one again last.")
    if any(abs(longitude) > 180 or abs(latitude) > 90 for longitude, latitude in outline):  # noqa: PLR2004  degrees
        yield _("The outline lies off the map. Write longitude, then latitude, in degrees.")


def numbered(reasons: Sequence[list[str]]) -> list[str]:
    """Put the row's number before each reason where there are several rows."""
    if len(reasons) == 1:
        return reasons[0]
    return [
        _("Row %(row)s: %(reason)s") % {"row": row, "reason": reason}
        for row, found in enumerate(reasons, start=1)
        for reason in found
    ]
