"""Times of day, and a day with a time as a moment in a time zone.

A time that the clock skipped in spring, or showed twice in autumn, is kept and remarked on.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple

from samsyn.vocabulary.uncertain_dates import DateInterval, MomentInterval, Precision

_CLOCK = re.compile(
    r"(?P<about>ca\.?|cirka|ungefär|omkring|vid|about|around|approx\.?|~)?\s*(?:kl(?:\.|ockan)?)?\s*"
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:\.\d+)?)?)?"
    r"\s*(?P<half>[ap])?\.?(?:m\.?)?(?:\s?h)?"
)
_FOUR_DIGITS = re.compile(r"(?:kl\.?\s*)?([01]\d|2[0-3])([0-5]\d)")
_PART_OF_DAY = re.compile(r"0?[.,]\d+")  # as Excel stores a time
_RANGE = re.compile(r"\s*(?:[-\u2013]|till|to)\s*")
_DAY_AND_CLOCK = re.compile(
    r"(?P<day>.*\d.*?)(?:[T,]|\s)\s*(?P<clock>(?:kl\.?\s*)?\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?"
    r"(?:\s*[apAP]\.?[mM]\.?)?)\s*(?P<offset>Z|[-+](?:0\d|1[0-4]):?[0-5]\d)?"
)
_LAST_HOUR, _NOON = 23, 12
_LONGEST = 60  # characters; longer text is prose
_HALF_HOUR = timedelta(minutes=30)
_END_OF_DAY = time(23, 59, 59)


class NotATime(ValueError):
    """The text is not a time of day."""


class Clock(NamedTuple):
    """Earliest and latest time after midnight; the latest may pass midnight."""

    earliest: timedelta
    latest: timedelta
    precision: Precision


@dataclass(frozen=True, slots=True)
class Placed:
    """A moment, with a remark code of `sentences.NOTES` if the clock was out of order."""

    moment: MomentInterval
    remark: str = ""


@lru_cache(maxsize=65536)
def split_moment(text: str) -> tuple[str, str, str]:
    """Part "2026-11-20 23:05+01:00" into day, clock and offset; absent parts are empty."""
    found = _DAY_AND_CLOCK.fullmatch(text) if len(text) <= _LONGEST else None
    if not found:
        return text, "", ""
    return found["day"].strip(), found["clock"], found["offset"] or ""


@lru_cache(maxsize=8192)
def parse_clock(text: str) -> Clock:
    """Read 23:05, 23.05, 2305, 11:05 PM, ca 23 or 22-23. Raises `NotATime`."""
    plain = text.strip().casefold()
    if len(plain) > _LONGEST:
        raise NotATime(text)
    if found := _FOUR_DIGITS.fullmatch(plain):
        exact = timedelta(hours=int(found[1]), minutes=int(found[2]))
        return Clock(exact, exact, Precision.MINUTE)
    if found := _CLOCK.fullmatch(plain):
        return _single(found)
    if _PART_OF_DAY.fullmatch(plain):
        minutes = round(float(plain.replace(",", ".")) * 24 * 60)
        return Clock(timedelta(minutes=minutes), timedelta(minutes=minutes), Precision.MINUTE)
    ends = _RANGE.split(plain)
    if len(ends) == 2 and all(ends):  # noqa: PLR2004 - from and to
        first, last = parse_clock(ends[0]), parse_clock(ends[1])
        latest = last.earliest if last.precision is Precision.HOUR else last.latest
        if latest < first.earliest:
            latest += timedelta(days=1)
        return Clock(first.earliest, latest, Precision.RANGE)
    raise NotATime(text)


@lru_cache(maxsize=65536)
def place_moment(days: DateInterval, clock: Clock | None, zone: tzinfo) -> Placed:
    """Set a day and a time of day into a time zone.

    Without a clock, or with no exact day, the moment spans whole days.
    """
    if clock is None or days.earliest != days.latest:
        start = datetime.combine(days.earliest, time.min, zone)
        end = datetime.combine(days.latest, _END_OF_DAY, zone)
        remark = "" if clock is None else "time_left_out"
        return Placed(MomentInterval(start, end, days.precision), remark)
    first, first_remark = _local(days.earliest, clock.earliest, zone)
    last, last_remark = _local(days.earliest, clock.latest, zone)
    remark = first_remark or last_remark
    if remark == "repeated_hour":
        return Placed(MomentInterval(first, last.replace(fold=1), Precision.RANGE), remark)
    return Placed(MomentInterval(first, last, clock.precision), remark)


def parse_offset(text: str) -> tzinfo:
    """Read "Z", "+01:00" or "+0100". Raises ValueError."""
    if text == "Z":
        return timezone.utc  # noqa: UP017 - one import of datetime's zones
    digits = text[1:].replace(":", "")
    size = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-size if text[0] == "-" else size)


def _single(found: re.Match[str]) -> Clock:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= _NOON:
            raise NotATime(found[0])
        hour = hour % _NOON + (_NOON if found["half"] == "p" else 0)
    midnight_at_the_end = hour == _LAST_HOUR + 1 and minute == 0
    if (hour > _LAST_HOUR and not midnight_at_the_end) or minute >= 60:  # noqa: PLR2004 - minutes
        raise NotATime(found[0])
    second = int(found["second"] or 0)
    exact = timedelta(hours=hour, minutes=minute, seconds=min(second, 59))
    if found["about"]:
        return Clock(max(exact - _HALF_HOUR, timedelta()), exact + _HALF_HOUR, Precision.HOUR)
    if found["minute"] is None and not midnight_at_the_end:
        return Clock(exact, exact + timedelta(minutes=59), Precision.HOUR)
    return Clock(exact, exact, Precision.MINUTE)


def _local(day: date, clock: timedelta, zone: tzinfo) -> tuple[datetime, str]:
    naive = datetime.combine(day, time.min) + clock
    local = naive.replace(tzinfo=zone)
    before, after = local.utcoffset(), local.replace(fold=1).utcoffset()
    if before == after or before is None or after is None:
        return local, ""
    if before > after:
        return local, "repeated_hour"
    # The offset from before the change, as on a watch that nobody has moved forward yet.
    moved = (naive - before).replace(tzinfo=timezone.utc).astimezone(zone)  # noqa: UP017 - as above
    return moved, "skipped_hour"
