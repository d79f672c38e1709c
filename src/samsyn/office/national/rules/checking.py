"""What the parts of a return may say: codes of the vocabulary, days, periods and numbers.

So that whoever shows a return can rely on it, wherever it comes from.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Final

from samsyn.office.national.rules.returns import NotAReturn, ReturnText, SeriesTold
from samsyn.vocabulary.national import ReturnMeasure
from samsyn.vocabulary.outcomes import MeasureKind, OutcomeFamily, Period
from samsyn.vocabulary.steering import CoreElement, FidelityState, StartUpPhase, StartUpTask

_NUMBER: Final = re.compile(r"[0-9]{1,14}(\.[0-9]{1,6})?")
_LABELS: Final = {
    Period.MONTH: re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])"),
    Period.QUARTER: re.compile(r"20[1-9][0-9]-Q[1-4]"),
    Period.YEAR: re.compile(r"[0-9]{4}"),
}
_LARGEST: Final = 1_000_000_000


def check(text: ReturnText) -> None:
    """Raise `NotAReturn` unless every code, day, period and number is one."""
    _codes((text.phase,), StartUpPhase, empty=True)
    _codes((one.task for one in text.steps), StartUpTask)
    _codes((one.phase for one in text.steps), StartUpPhase)
    _codes((one.measure for one in text.activity), ReturnMeasure)
    _codes((one.element for one in text.fidelity), CoreElement)
    _codes((one.state for one in text.fidelity), FidelityState)
    for day in _days(text):
        _day(day)
    for series in text.series:
        _series(series)
    if text.inhabitants > _LARGEST or text.threshold > _LARGEST:
        raise NotAReturn("A number is too large.")


def _series(series: SeriesTold) -> None:
    _codes((series.family,), OutcomeFamily)
    _codes((series.kind,), MeasureKind)
    _codes((series.period,), Period)
    label = _LABELS[Period(series.period)]
    told = [one.period for one in series.values]
    told += [end for one in series.sums for end in (one.first, one.last)]
    if not all(label.fullmatch(one) for one in told):
        raise NotAReturn("A period is none.")
    numbers = [one.value or "0" for one in series.values]
    numbers += [limit or "0" for one in series.values for limit in (one.low, one.high)]
    if not all(_NUMBER.fullmatch(one) for one in numbers):
        raise NotAReturn("A value is no number.")
    if not all(0 < one.periods <= _LARGEST for one in series.sums):
        raise NotAReturn("A sum is of no period.")


def _days(text: ReturnText) -> Iterator[str]:
    yield from (text.made_on, text.ready_on, text.agreements_end_on)
    yield from (one.done_on for one in text.steps)
    for element in text.fidelity:
        yield from (element.last_on, element.due_on)
    for series in text.series:
        yield from (series.as_of, series.starts_on)


def _day(day: str) -> None:
    try:
        if day and date.fromisoformat(day).isoformat() != day:
            raise NotAReturn("A day is written otherwise.")
    except ValueError as error:
        raise NotAReturn("A day is none.") from error


def _codes(found: Iterable[str], known: type[StrEnum], *, empty: bool = False) -> None:
    allowed = {one.value for one in known} | ({""} if empty else set())
    if not set(found) <= allowed:
        raise NotAReturn(f"A code is no {known.__name__}.")
