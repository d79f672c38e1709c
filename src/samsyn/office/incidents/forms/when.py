"""A moment as a Swede types it: "tis 17 nov 23.05", "i går kväll", "natten mot lör".

What is not written is not invented: a day without a clock is a whole day, a night is a night.
"""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from samsyn.interchange.dates import NotADate, parse_date
from samsyn.interchange.moments import Clock, NotATime, parse_clock, place_moment
from samsyn.vocabulary.uncertain_dates import DateInterval, MomentInterval, Precision

SWEDEN = ZoneInfo("Europe/Stockholm")
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "mån måndag måndags mon monday",
            "tis tisdag tisdags tue tuesday",
            "ons onsdag onsdags wed wednesday",
            "tor tors torsdag torsdags thu thursday",
            "fre fredag fredags fri friday",
            "lör lördag lördags sat saturday",
            "sön söndag söndags sun sunday",
        )
    )
    for name in names.split()
}
_DAYS_AGO = {
    **dict.fromkeys(("idag", "i dag", "today"), 0),
    **dict.fromkeys(("igår", "i går", "yesterday"), 1),
    **dict.fromkeys(("i förrgår", "förrgår"), 2),
}
# First and last hour of the parts of a day.
_PARTS = {
    **dict.fromkeys(("på morgonen", "morgon", "morgonen", "in the morning", "morning"), (5, 9)),
    **dict.fromkeys(("på förmiddagen", "förmiddag", "fm"), (9, 12)),
    **dict.fromkeys(
        ("på eftermiddagen", "eftermiddag", "em", "in the afternoon", "afternoon"), (12, 18)
    ),
    **dict.fromkeys(("på kvällen", "kväll", "kvällen", "in the evening", "evening"), (18, 24)),
}
_NIGHT = re.compile(r"(?:(?:i |på )?natten (?:mot|till)|night (?:to|before)) (?P<day>.+)")
_LAST_NIGHT = frozenset({"i natt", "inatt", "last night"})
_NIGHT_FROM, _NIGHT_TO = time(22), time(6)
_CLOCK = r"\d{1,2}[.:]\d{2}"
_ABOUT = r"(?:kl\.?|klockan|vid|at|ca\.?|cirka|ungefär|omkring|runt|around|about)"
_WITH_CLOCK = re.compile(
    rf"(?P<day>.*?)[,\s]+(?P<clock>(?:{_ABOUT}\s*)+\d{{1,2}}(?:[.:]\d{{2}})?"
    rf"(?:\s*(?:-|\u2013|till|to)\s*\d{{1,2}}(?:[.:]\d{{2}})?)?"
    rf"|{_CLOCK}(?:\s*(?:-|\u2013|till|to)\s*{_CLOCK})?)"
)
_BETWEEN = re.compile(r"\b(?:mellan|between) (.+?) (?:och|and) (.+)")
_EXACTLY = re.compile(r"\b(?:kl\.?|klockan|vid|at)\s*(?=\d|ca|cirka|ungefär|omkring)")
_AROUND = re.compile(r"\b(?:runt|around)\b")
_WEEKDAY_FIRST = re.compile(
    r"(?:i |på |on |den )?(?P<name>[a-zåäö]+)\.?,?(?:\s+(?:den )?(?P<rest>.+))?"
)
_DAY_AND_MONTH = re.compile(r"(?P<day>\d{1,2})(?:\.|:?e|:?a)?\s+(?P<month>[a-zåäö]+)\.?")
_SLASHED = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})")


class NotAMoment(ValueError):
    """The text cannot be read as a time; the message says what to write."""


def parse_when(text: str, *, now: datetime) -> MomentInterval:
    """Return the moment that a text means, read on the day of `now`. Raises `NotAMoment`."""
    plain = " ".join(text.casefold().replace("\u2013", "-").split())
    plain = _BETWEEN.sub(r"kl \1-\2", plain)
    local = now.astimezone(SWEDEN)
    today = local.date()
    if plain in _LAST_NIGHT:
        return _night_to(today)
    if found := _NIGHT.fullmatch(plain):
        return _night_to(_day(found["day"], _latest_morning(local)))
    for words, hours in _PARTS.items():
        if plain.endswith(f" {words}"):
            return _part_of(_day(plain.removesuffix(words).strip(" ,"), today), hours)
    if found := _WITH_CLOCK.fullmatch(plain):
        return _at(_day(found["day"], today), _clock(found["clock"]))
    return place_moment(_days(plain, today), None, SWEDEN).moment


def _at(day: date, clock: Clock) -> MomentInterval:
    return place_moment(DateInterval.day(day), clock, SWEDEN).moment


def _clock(text: str) -> Clock:
    try:
        return parse_clock(_AROUND.sub("ca", _EXACTLY.sub("", text)).strip())
    except NotATime as error:
        raise NotAMoment(_("Write the time of day as 23.05.")) from error


def _part_of(day: date, hours: tuple[int, int]) -> MomentInterval:
    start = datetime.combine(day, time(hours[0]), SWEDEN)
    end = datetime.combine(day, time(hours[1] - 1, 59), SWEDEN)
    return MomentInterval(start, end, Precision.RANGE)


def _night_to(morning: date) -> MomentInterval:
    """Return from ten in the evening to six in the morning; eight hours, but for two nights."""
    evening = morning - timedelta(days=1)
    return MomentInterval(
        datetime.combine(evening, _NIGHT_FROM, SWEDEN),
        datetime.combine(morning, _NIGHT_TO, SWEDEN),
        Precision.RANGE,
    )


def _latest_morning(local: datetime) -> date:
    """Return the day that the latest night leads to; late in the evening that is tomorrow."""
    begun = local.time() >= _NIGHT_FROM
    return local.date() + timedelta(days=1) if begun else local.date()


def _day(text: str, today: date) -> date:
    days = _days(text, today)
    if days.earliest != days.latest:
        raise NotAMoment(_("Write one day, for example tis 17 nov."))
    return days.earliest


def _days(text: str, today: date) -> DateInterval:
    plain = text.strip(" ,")
    if plain in _DAYS_AGO:
        return DateInterval.day(today - timedelta(days=_DAYS_AGO[plain]))
    found = _WEEKDAY_FIRST.fullmatch(plain)
    if found and found["name"] in _WEEKDAYS:
        return _weekday(_WEEKDAYS[found["name"]], found["rest"], today)
    return _dated(plain, today)


def _weekday(number: int, rest: str | None, today: date) -> DateInterval:
    if rest is None:
        return DateInterval.day(today - timedelta(days=(today.weekday() - number) % 7))
    days = _dated(rest, today)
    if days.earliest == days.latest and days.earliest.weekday() != number:
        raise NotAMoment(_("The day of the week and the date do not agree. Correct one of them."))
    return days


def _dated(text: str, today: date) -> DateInterval:
    found = _DAY_AND_MONTH.fullmatch(text) or _SLASHED.fullmatch(text)
    if found:
        # Without a year the latest such day is meant, which may be last year's.
        for year in (today.year, today.year - 1):
            separator = "/" if _SLASHED.fullmatch(text) else " "
            written = f"{found['day']}{separator}{found['month']}{separator}{year}"
            days = _parsed(written, date(year, 12, 31))
            if days.earliest <= today:
                return days
    return _parsed(text, today)


def _parsed(text: str, today: date) -> DateInterval:
    try:
        return parse_date(text, day_first=True, today=today)
    except NotADate as error:
        if error.code == "in_future":
            raise NotAMoment(_("The time lies in the future. Write when it happened.")) from error
        raise NotAMoment(
            _("Write when it happened, for example tis 17 nov 23.05 or natten mot lör.")
        ) from error


def written(moment: MomentInterval) -> str:
    """Return a text to fill in a form with, which `parse_when` reads as about the same moment."""
    start, end = moment.earliest.astimezone(SWEDEN), moment.latest.astimezone(SWEDEN)
    day = f"{start:%Y-%m-%d}"
    if moment.precision is Precision.YEAR:
        return f"{start:%Y}"
    if moment.precision is Precision.MONTH:
        return f"{start:%Y-%m}"
    if moment.precision is Precision.DAY:
        return day
    if moment.precision is Precision.RANGE:
        return f"{day} {start:%H.%M}-{end:%H.%M}"
    if moment.precision is Precision.HOUR:
        return f"{day} kl {start:%H}"
    return f"{day} {start:%H.%M}"
