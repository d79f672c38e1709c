"""The text of a return: canonical JSON, so that the same return has the same digest anywhere.

It holds days, counts and the words of series; nothing of a person, a group or an incident. A count
that is None was withheld. Decimal numbers are written as text, since canonical JSON has none.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, is_dataclass
from typing import Any, Final, get_args, get_origin, get_type_hints

from samsyn.sealing.seals import canonical, hash_of

FORMAT: Final = "samsyn-national-return-1"
LONGEST: Final = 2_000  # signs of one text
MOST: Final = 400  # parts of one list


class NotAReturn(ValueError):
    """What came does not hold what a return holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDone:
    """A standard step of the start-up, and the day of its evidence; '' is not done."""

    task: str
    phase: str
    done_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A count of the site's work; None is withheld."""

    measure: str
    count: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementTold:
    """How a core element stood when the quarter ended; '' where there is no day."""

    element: str
    state: str
    last_on: str
    due_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueTold:
    """The value of one period of a series; None is withheld. Limits are '' if it has none."""

    period: str
    value: str | None
    low: str
    high: str
    is_left_out: bool  # of what the site computes


@dataclass(frozen=True, slots=True, kw_only=True)
class SumTold:
    """Events of several periods together; None is withheld."""

    first: str  # period
    last: str
    periods: int
    count: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesTold:
    """One series of the site's follow-up, as it was known on a day."""

    name: str
    family: str
    kind: str
    period: str
    definition: str
    unit: str
    source: str
    area: str
    as_of: str
    starts_on: str
    is_comparison: bool  # of another place, to compare with
    values: tuple[ValueTold, ...]
    sums: tuple[SumTold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnText:
    """What leaves the site, all of it. Days are written as 2026-01-31."""

    id: str
    site: str
    site_name: str
    municipalities: tuple[str, ...]  # codes
    quarter: str
    edition: int  # 1, and one more for each that replaces it
    made_on: str
    made_by: str  # name and title of who approved it
    remark: str
    threshold: int  # counts of people and events below it are withheld
    inhabitants: int  # 0 is not given
    inhabitants_source: str
    phase: str  # of the start-up; '' if it has not begun
    ready_on: str  # since when messages may be given
    steps: tuple[StepDone, ...]
    own_steps: int
    own_steps_done: int
    agreements: int  # in force
    agreements_end_on: str  # the first that ends; '' is none
    activity: tuple[Counted, ...]
    fidelity: tuple[ElementTold, ...]
    series: tuple[SeriesTold, ...]
    format: str = FORMAT

    def count_of(self, measure: str) -> int | None:
        """Return the count of a measure; None if it was withheld, or is not there."""
        return next((one.count for one in self.activity if one.measure == measure), None)


def claims_of(text: ReturnText) -> Mapping[str, Any]:
    """Return what is signed."""
    found: Mapping[str, Any] = json.loads(written(text))
    return found


def written(text: ReturnText) -> str:
    """Return the canonical text."""
    return canonical(asdict(text))


def digest_of(text: ReturnText) -> str:
    """Return the SHA-256 of the canonical text."""
    return hash_of(written(text))


def read(claims: object) -> ReturnText:
    """Return the return that was signed as `claims`. Raises `NotAReturn` for one thing too many."""
    found = _built(ReturnText, claims)
    if not isinstance(found, ReturnText) or found.format != FORMAT:
        raise NotAReturn("It is of another format.")
    return found


def _built(wanted: Any, given: object) -> Any:
    """Return `given` as the type says, or refuse it: no part more, none less, none too long."""
    if is_dataclass(wanted) and isinstance(wanted, type):
        names = {one.name for one in fields(wanted)}
        if not isinstance(given, Mapping) or set(given) != names:
            raise NotAReturn(f"It is no {wanted.__name__}.")
        types = get_type_hints(wanted)
        return wanted(**{name: _built(types[name], given[name]) for name in names})
    if get_origin(wanted) is tuple:
        if not isinstance(given, list) or len(given) > MOST:
            raise NotAReturn("A list is no list, or too long.")
        return tuple(_built(get_args(wanted)[0], one) for one in given)
    return _plain(wanted, given)


def _plain(wanted: Any, given: object) -> Any:
    allowed = get_args(wanted) or (wanted,)
    if type(given) not in allowed:
        raise NotAReturn("A part is of another kind.")
    if isinstance(given, int) and given < 0:
        raise NotAReturn("A number is negative.")
    if isinstance(given, str) and (len(given) > LONGEST or "\x00" in given):
        raise NotAReturn("A text is too long.")
    return given
