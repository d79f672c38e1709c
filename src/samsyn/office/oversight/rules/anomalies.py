"""Rules that point at readings for a human to look at. None scores anybody, and none decides.

Each is a function of plain rows, in the order of time, and says with what it compared.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from statistics import median
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from samsyn.office.audit.changes import Reading
from samsyn.office.oversight.rules.readings import Seen
from samsyn.vocabulary.rooms import Role

HOUR: Final = timedelta(hours=1)
BURST_AT_LEAST: Final = 20  # different people within an hour
BURST_TIMES: Final = 3  # a reader's own usual
KNOWN_DAYS: Final = 5  # from so many days on, somebody has a usual
DAY_BEGINS, DAY_ENDS = 6, 20  # hours, on weekdays
SATURDAY: Final = 5
DORMANT: Final = timedelta(days=60)
OUTPUTS: Final = 3
OUTPUT_WITHIN: Final = timedelta(hours=24)
_OUTPUT = frozenset({Reading.EXPORT, Reading.PRINT})
# Whoever maps has the whole room as their task: a missing case says nothing of them.
ONE_CASE_AT_A_TIME: Final = frozenset(
    {Role.OFFICER, Role.PROBATION_OFFICER, Role.SOCIAL_WORKER, Role.PARTNER_OFFICER}
)

Input = int | str


class Anomaly(StrEnum):
    """What a rule points at."""

    OWN_NAME = "own_name"
    BURST = "burst"
    OUT_OF_HOURS = "out_of_hours"
    NO_CASE_LINK = "no_case_link"
    DORMANT = "dormant"
    REPEATED_OUTPUT = "repeated_output"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the rules compare readings with. Names stay here: no rule hands one on."""

    zone: ZoneInfo
    staff_names: Mapping[int, str] = field(default_factory=dict)  # the family name
    families: Mapping[UUID, frozenset[str]] = field(default_factory=dict)
    roles: Mapping[int, frozenset[Role]] = field(default_factory=dict)
    case_links: frozenset[tuple[int, UUID]] = frozenset()
    seen_before: Mapping[int, datetime] = field(default_factory=dict)  # last event of any kind
    earlier: Sequence[Seen] = ()  # readings of the months before


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """That a rule points at an event, and with what it compared."""

    number: int
    anomaly: Anomaly
    inputs: Mapping[str, Input] = field(default_factory=dict)


def pointed_at(rows: Iterable[Seen], facts: Facts) -> list[Pointed]:
    """Return everything that any rule points at, in the order of time."""
    ordered = sorted(rows, key=lambda row: (row.moment, row.number))
    place = {row.number: turn for turn, row in enumerate(ordered)}
    found = [one for rule in RULES for one in rule(ordered, facts)]
    return sorted(found, key=lambda one: place[one.number])


def own_name(rows: Sequence[Seen], facts: Facts) -> Iterator[Pointed]:
    """Point at whoever opened somebody with their own family name, the first time.

    Kin with another name is not found, and namesakes who are no kin are.
    """
    told: set[tuple[int, UUID]] = set()
    for row in rows:
        person, name = row.opened, facts.staff_names.get(row.staff_id, "").casefold()
        if person is None or not name or (row.staff_id, person) in told:
            continue
        if name in {family.casefold() for family in facts.families.get(person, frozenset())}:
            told.add((row.staff_id, person))
            yield Pointed(number=row.number, anomaly=Anomaly.OWN_NAME)


def burst(rows: Sequence[Seen], facts: Facts) -> Iterator[Pointed]:
    """Point, once a day, at whoever opened far more people within an hour than they usually do.

    Their usual is the median of their busiest hours, day by day, in the months before.
    """
    usual = {
        staff_id: median(_busiest(mine, facts.zone).values())
        for staff_id, mine in _by_reader(facts.earlier).items()
        if len(_busiest(mine, facts.zone)) >= KNOWN_DAYS
    }
    for staff_id, mine in _by_reader(rows).items():
        own = usual.get(staff_id)
        limit = max(BURST_AT_LEAST, BURST_TIMES * (own or 0))
        told: set[date] = set()
        for row, people in _within_hour(mine):
            day = _local(row, facts.zone).date()
            if people >= limit and day not in told:
                told.add(day)
                inputs: dict[str, Input] = {"people": people, "limit": round(limit)}
                if own is not None:
                    inputs["usual"] = round(own)
                yield Pointed(number=row.number, anomaly=Anomaly.BURST, inputs=inputs)


def out_of_hours(rows: Sequence[Seen], facts: Facts) -> Iterator[Pointed]:
    """Point at each reader's first reading of a day at night or on a weekend.

    Whoever works shifts is pointed at too; holidays are not known.
    """
    first: dict[tuple[int, date], Seen] = {}
    count: dict[tuple[int, date], int] = defaultdict(int)
    for row in rows:
        local = _local(row, facts.zone)
        if local.weekday() >= SATURDAY or not DAY_BEGINS <= local.hour < DAY_ENDS:
            key = (row.staff_id, local.date())
            first.setdefault(key, row)
            count[key] += 1
    for key, row in first.items():
        inputs: dict[str, Input] = {
            "readings": count[key],
            "clock": f"{_local(row, facts.zone):%H:%M}",
        }
        yield Pointed(number=row.number, anomaly=Anomaly.OUT_OF_HOURS, inputs=inputs)


def no_case_link(rows: Sequence[Seen], facts: Facts) -> Iterator[Pointed]:
    """Point at whoever opened somebody with whom no row of the room ties them, the first time.

    Only those who work one case at a time: who maps the whole room has no single cases.
    """
    told: set[tuple[int, UUID]] = set()
    for row in rows:
        roles = facts.roles.get(row.staff_id, frozenset())
        if row.opened is None or not roles or not roles <= ONE_CASE_AT_A_TIME:
            continue
        pair = (row.staff_id, row.opened)
        if pair not in facts.case_links and pair not in told:
            told.add(pair)
            yield Pointed(number=row.number, anomaly=Anomaly.NO_CASE_LINK)


def dormant(rows: Sequence[Seen], facts: Facts) -> Iterator[Pointed]:
    """Point at the first reading of an account that had done nothing for sixty days.

    An account of which nothing is known before is new, not dormant.
    """
    last = dict(facts.seen_before)
    for row in rows:
        before = last.get(row.staff_id)
        if before is not None and row.moment - before >= DORMANT:
            inputs: dict[str, Input] = {"days": (row.moment - before).days}
            yield Pointed(number=row.number, anomaly=Anomaly.DORMANT, inputs=inputs)
        last[row.staff_id] = row.moment


def repeated_output(rows: Sequence[Seen], facts: Facts) -> Iterator[Pointed]:
    """Point at the third print or file within a day and a night; then it counts anew."""
    del facts
    for mine in _by_reader(row for row in rows if row.way in _OUTPUT).values():
        held: list[Seen] = []
        for row in mine:
            held = [one for one in held if row.moment - one.moment < OUTPUT_WITHIN] + [row]
            if len(held) == OUTPUTS:
                yield Pointed(
                    number=row.number, anomaly=Anomaly.REPEATED_OUTPUT, inputs={"times": OUTPUTS}
                )
                held = []


Rule = Callable[[Sequence[Seen], Facts], Iterator[Pointed]]
RULES: Final[tuple[Rule, ...]] = (
    own_name,
    burst,
    out_of_hours,
    no_case_link,
    dormant,
    repeated_output,
)


def _local(row: Seen, zone: ZoneInfo) -> datetime:
    return row.at.astimezone(zone)


def _by_reader(rows: Iterable[Seen]) -> dict[int, list[Seen]]:
    found: dict[int, list[Seen]] = defaultdict(list)
    for row in sorted(rows, key=lambda one: (one.moment, one.number)):
        found[row.staff_id].append(row)
    return found


def _within_hour(mine: Sequence[Seen]) -> Iterator[tuple[Seen, int]]:
    """Yield each opening with how many different people were opened in the hour that it ends."""
    opened = [(row, row.opened) for row in mine if row.opened is not None]
    begin = 0
    held: dict[UUID | None, int] = defaultdict(int)
    for row, person in opened:
        held[person] += 1
        while row.moment - opened[begin][0].moment >= HOUR:
            left = opened[begin][1]
            held[left] -= 1
            if not held[left]:
                del held[left]
            begin += 1
        yield row, len(held)


def _busiest(mine: Sequence[Seen], zone: ZoneInfo) -> dict[date, int]:
    found: dict[date, int] = {}
    for row, people in _within_hour(mine):
        day = _local(row, zone).date()
        found[day] = max(found.get(day, 0), people)
    return found
