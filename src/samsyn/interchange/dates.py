"""Dates as people write them, in Swedish and English, to intervals of days.

Never guesses between day-first and month-first: that is asked for once per column.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import lru_cache

from samsyn.vocabulary.uncertain_dates import DateInterval

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january",
            "feb februari february febr",
            "mar mars march",
            "apr april",
            "maj may",
            "jun juni june",
            "jul juli july",
            "aug augusti august",
            "sep sept september",
            "okt oct oktober october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_YMD = re.compile(r"(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_COMPACT_SHORT = re.compile(r"(\d{2})(\d{2})(\d{2})")
_NUMERIC = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?(?:\2|\s)\s?(\d{4}|\d{2})")
_SWEDISH_SPACED = re.compile(r"(\d{1,2})/(\d{1,2})[ -](\d{4})")
_DAY_MONTH = re.compile(r"(?:den )?(\d{1,2})(?::?[ae]|st|nd|rd|th|\.)?[ -]([a-z]+)\.?,?[ -](\d{4})")
_MONTH_DAY = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_MONTH = re.compile(r"([a-z]+)\.?,?[ -](\d{4})")
_YEAR_MONTH_NAME = re.compile(r"(\d{4})[ -]([a-z]+)\.?")
_YEAR_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})/(\d{4})")
_WEEK = re.compile(r"(?:v\.?|vecka|week|w)\s?(\d{1,2}),?[ -/]+(\d{4})")
_YEAR_WEEK = re.compile(r"(\d{4})[- ]?(?:v|w)\.?\s?(\d{1,2})")
_YEAR = re.compile(r"\d{4}")
_SERIAL = re.compile(r"\d{5}(?:\.0+)?")
_RANGE = re.compile(r"\s+(?:-|till|to|och)\s+|\s*\.\.\s*|\s*[\u2013\u2014]\s*|\s+/\s+")
_EARLIEST = date(1900, 1, 1)
_EXCEL_EPOCH = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 18264, 73050  # 1950 to 2099
_MONTHS_IN_YEAR = 12
_LONGEST = 60  # characters; longer text is prose


class NotADate(ValueError):
    """The text is not a date that can be read in one way only; `code` says why."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@lru_cache(maxsize=65536)
def parse_date(text: str, *, day_first: bool | None, today: date) -> DateInterval:
    """Read a day, week, month, year or range of days.

    `day_first` decides 03/04/2026; None refuses it as ambiguous. `today` is the latest possible
    day, and decides the century of two-digit years. Raises `NotADate`.
    """
    plain = " ".join(text.casefold().split())
    if len(plain) > _LONGEST:
        raise NotADate("not_a_date")
    try:
        found = _interval(plain, day_first=day_first, today=today)
    except NotADate:
        raise
    except (ValueError, OverflowError) as error:
        raise NotADate("no_such_day") from error
    if found.earliest > today:
        raise NotADate("in_future")
    if found.earliest < _EARLIEST:
        raise NotADate("too_early")
    return found


def day_order(texts: Iterable[str]) -> bool | None:
    """Say from a whole column whether the day comes first.

    True or False where some date can only be read in one way, or where points show the European
    custom; None where nothing decides, or where the dates contradict one another.
    """
    seen: set[bool] = set()
    ambiguous = False
    for text in texts:
        found = _NUMERIC.match(" ".join(text.split()))
        if not found or _YMD.match(text):
            continue
        first, second = int(found[1]), int(found[3])
        if found[2] == "." or _SWEDISH_SPACED.match(text) or first > _MONTHS_IN_YEAR:
            seen |= {True}
        elif second > _MONTHS_IN_YEAR:
            seen |= {False}
        elif first != second:
            ambiguous = True
    if len(seen) == 1:
        return seen.pop()
    return None if seen or ambiguous else True


def is_serial(text: str) -> bool:
    """Whether the text is Excel's count of days, between 1950 and 2099."""
    return bool(_SERIAL.fullmatch(text)) and _FIRST_SERIAL <= float(text) <= _LAST_SERIAL


def _interval(text: str, *, day_first: bool | None, today: date) -> DateInterval:
    for form, build in _FORMS:
        if found := form.fullmatch(text):
            return build(found)
    if found := _COMPACT_SHORT.fullmatch(text):
        return _day(_full_year(found[1], today), found[2], found[3])
    if found := _NUMERIC.fullmatch(text):
        return _numeric(found, day_first=day_first, today=today)
    if is_serial(text):
        return DateInterval.day(_EXCEL_EPOCH + timedelta(days=int(float(text))))
    ends = _RANGE.split(text)
    if len(ends) == 2:  # noqa: PLR2004 - from and to
        first, last = (_interval(end, day_first=day_first, today=today) for end in ends)
        return DateInterval(first.earliest, last.latest)
    raise NotADate("not_a_date")


def _numeric(found: re.Match[str], *, day_first: bool | None, today: date) -> DateInterval:
    first, second = int(found[1]), int(found[3])
    year = _full_year(found[4], today)
    if first > _MONTHS_IN_YEAR or found[2] == ".":
        return _day(year, second, first)
    if second > _MONTHS_IN_YEAR:
        return _day(year, first, second)
    if first != second and day_first is None:
        raise NotADate("ambiguous_date")
    return _day(year, second, first) if day_first else _day(year, first, second)


def _full_year(text: str, today: date) -> int:
    if len(text) == 4:  # noqa: PLR2004 - a year in full
        return int(text)
    year = today.year // 100 * 100 + int(text)
    return year if year <= today.year else year - 100


def _day(year: int | str, month: int | str, day: int | str) -> DateInterval:
    return DateInterval.day(date(int(year), int(month), int(day)))


def _week(year: str, week: str) -> DateInterval:
    monday = date.fromisocalendar(int(year), int(week), 1)
    return DateInterval(monday, monday + timedelta(days=6))


def _named(name: str) -> int:
    if name not in _MONTHS:
        raise NotADate("not_a_date")
    return _MONTHS[name]


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], DateInterval]], ...] = (
    (_YMD, lambda found: _day(found[1], found[3], found[4])),
    (_COMPACT, lambda found: _day(found[1], found[2], found[3])),
    (_SWEDISH_SPACED, lambda found: _day(found[3], found[2], found[1])),
    (_YEAR, lambda found: DateInterval.year(int(found[0]))),
    (_YEAR_MONTH, lambda found: DateInterval.month(int(found[1]), int(found[2]))),
    (_MONTH_YEAR, lambda found: DateInterval.month(int(found[2]), int(found[1]))),
    (_WEEK, lambda found: _week(found[2], found[1])),
    (_YEAR_WEEK, lambda found: _week(found[1], found[2])),
    (_DAY_MONTH, lambda found: _day(found[3], _named(found[2]), found[1])),
    (_MONTH_DAY, lambda found: _day(found[3], _named(found[1]), found[2])),
    (_MONTH, lambda found: DateInterval.month(int(found[2]), _named(found[1]))),
    (_YEAR_MONTH_NAME, lambda found: DateInterval.month(int(found[1]), _named(found[2]))),
)
