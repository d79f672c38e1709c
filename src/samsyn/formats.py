"""How dates, times and numbers are written in Swedish and in British English.

Pure: the language is passed in ("sv" or anything beginning with "en"). Moments are shown in
Swedish time whatever zone they come in; a moment without a zone is refused.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

SWEDEN: Final = ZoneInfo("Europe/Stockholm")
NO_BREAK_SPACE: Final = "\u00a0"
PEOPLE_THRESHOLD: Final = 5
MINIMUM_PERCENT_BASE: Final = 20
DAYS_IN_WEEK: Final = 7

_DAYS: Final = {
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_SHORT_DAYS: Final = {
    "sv": ("mån", "tis", "ons", "tors", "fre", "lör", "sön"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_MONTHS: Final = {
    "sv": (
        *("januari", "februari", "mars", "april", "maj", "juni"),
        *("juli", "augusti", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
_SHORT_MONTHS: Final = {
    "sv": (
        *("jan", "feb", "mars", "apr", "maj", "juni"),
        *("juli", "aug", "sep", "okt", "nov", "dec"),
    ),
    "en": (
        *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
        *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    ),
}


def speech(language: str) -> str:
    """Return "en" for English in any form, else "sv"."""
    return "en" if language.startswith("en") else "sv"


def day_of(moment: date | datetime) -> date:
    """Return the Swedish calendar day of a day or a moment."""
    return in_sweden(moment).date() if isinstance(moment, datetime) else moment


def in_sweden(moment: datetime) -> datetime:
    """Return the moment in Swedish time. Raises ValueError if it has no time zone."""
    if moment.tzinfo is None:
        raise ValueError(f"The moment {moment} has no time zone; give it one.")
    return moment.astimezone(SWEDEN)


def short_date(day: date, *, language: str = "sv") -> str:
    """Return for example 'tis 17 nov'."""
    day, words = day_of(day), speech(language)
    return f"{_SHORT_DAYS[words][day.weekday()]} {day.day} {_SHORT_MONTHS[words][day.month - 1]}"


def dated(day: date, *, language: str = "sv") -> str:
    """Return for example '17 nov 2026', for tables."""
    day = day_of(day)
    return f"{day.day} {short_month(day, language=language)} {day.year}"


def long_date(day: date, *, language: str = "sv") -> str:
    """Return for example 'tisdag 17 november 2026'."""
    day, words = day_of(day), speech(language)
    return f"{_DAYS[words][day.weekday()]} {day.day} {_MONTHS[words][day.month - 1]} {day.year}"


def day_in_text(day: date, *, language: str) -> str:
    """Return the long date in Swedish or English, in figures in a text of any other language."""
    if language.split("-", maxsplit=1)[0] in _MONTHS:
        return long_date(day, language=language)
    return day_of(day).isoformat()


def day_name(weekday: int, *, short: bool = False, language: str = "sv") -> str:
    """Return for example 'Fredag', or 'fre', for 4: Monday is 0."""
    if short:
        return _SHORT_DAYS[speech(language)][weekday]
    return _DAYS[speech(language)][weekday].capitalize()


def short_month(day: date, *, language: str = "sv") -> str:
    """Return for example 'nov'."""
    return _SHORT_MONTHS[speech(language)][day_of(day).month - 1]


def month(day: date, *, begins: bool = True, language: str = "sv") -> str:
    """Return for example 'November 2026', for a heading; in Swedish small within a sentence."""
    day = day_of(day)
    name = _MONTHS[speech(language)][day.month - 1]
    return f"{name.capitalize() if begins else name} {day.year}"


def clock_time(moment: datetime, *, language: str = "sv") -> str:
    """Return '23.05' in Swedish, '23:05' in English."""
    mark = "." if speech(language) == "sv" else ":"
    return in_sweden(moment).strftime(f"%H{mark}%M")


def written_clock(time: str, *, language: str = "sv") -> str:
    """Return a time that is kept as '21:40' as it is written: '21.40' in Swedish."""
    return time.replace(":", ".") if speech(language) == "sv" else time


def short_moment(moment: datetime, *, language: str = "sv") -> str:
    """Return for example 'tis 17 nov, 23.05'."""
    return f"{short_date(moment, language=language)}, {clock_time(moment, language=language)}"


def dated_moment(moment: datetime, *, language: str = "sv") -> str:
    """Return for example '17 nov 2026, 23.05', for what may lie years back."""
    return f"{dated(moment, language=language)}, {clock_time(moment, language=language)}"


def long_moment(moment: datetime, *, language: str = "sv") -> str:
    """Return for example 'tisdag 17 november 2026 klockan 23.05', for running text."""
    at = "klockan" if speech(language) == "sv" else "at"
    return f"{long_date(moment, language=language)} {at} {clock_time(moment, language=language)}"


def week(day: date, *, language: str = "sv") -> str:
    """Return for example 'vecka 47' (ISO week)."""
    word = "vecka" if speech(language) == "sv" else "week"
    return f"{word} {day_of(day).isocalendar().week}"


def number(value: float | Decimal, *, decimals: int = 0, language: str = "sv") -> str:
    """Return the number with decimal comma and thousands kept together: '1 234,5'."""
    text = f"{value:,.{decimals}f}".replace("-", "\u2212")
    if speech(language) == "en":
        return text
    return text.translate({ord(","): NO_BREAK_SPACE, ord("."): ","})


def people_count(people: int, *, threshold: int = PEOPLE_THRESHOLD, language: str = "sv") -> str:
    """Return the count, or 'färre än 5' below the threshold, zero included."""
    if people >= threshold:
        return number(people, language=language)
    return f"färre än {threshold}" if speech(language) == "sv" else f"fewer than {threshold}"


def counted(count: int, one: str, many: str, *, language: str = "sv") -> str:
    """Return the count with its noun: '1 löfte', '9 löften'."""
    return f"{number(count, language=language)}{NO_BREAK_SPACE}{one if count == 1 else many}"


def statute(reference: str) -> str:
    """Return 'OSL 10 kap. 27 §' with its numbers held to their words, lest a line break them."""
    kept = reference.replace(" kap.", f"{NO_BREAK_SPACE}kap.")
    return kept.replace("kap. ", f"kap.{NO_BREAK_SPACE}").replace(" §", f"{NO_BREAK_SPACE}§")


def share_of(part: int, whole: int, *, language: str = "sv") -> str:
    """Return '12 av 19'; from a base of 20 also the percentage: '12 av 40 (30 procent)'."""
    between, percent = ("av", "procent") if speech(language) == "sv" else ("of", "per cent")
    text = f"{number(part, language=language)} {between} {number(whole, language=language)}"
    if whole < MINIMUM_PERCENT_BASE:
        return text
    return f"{text} ({round(100 * part / whole)} {percent})"


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day that something is due: the day, its relation to today, and how it is marked."""

    day: str
    relation: str
    tone: str


def due_day(day: date, today: date, *, language: str = "sv") -> DueDay:
    """Return how a due day is shown, with its year if that is another than today's.

    Tone is late, near (today, tomorrow), soon (7 days) or ''.
    """
    days = (day_of(day) - day_of(today)).days
    shown = short_date(day, language=language)
    if day_of(day).year != day_of(today).year:
        shown = f"{shown} {day_of(day).year}"
    return DueDay(shown[0].upper() + shown[1:], _relation(days, speech(language)), _tone(days))


def _tone(days: int) -> str:
    if days < 0:
        return "late"
    if days <= 1:
        return "near"
    return "soon" if days <= DAYS_IN_WEEK else ""


def _relation(days: int, words: str) -> str:
    if words == "sv":
        near = {-1: "1 dag sen", 0: "I dag", 1: "I morgon"}
        return near.get(days) or (f"{-days} dagar sen" if days < 0 else f"Om {days} dagar")
    near = {-1: "1 day late", 0: "Today", 1: "Tomorrow"}
    return near.get(days) or (f"{-days} days late" if days < 0 else f"In {days} days")
