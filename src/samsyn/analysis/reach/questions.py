"""What is asked: who may be called in, under which rules, and how long an answer may take."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from math import inf

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.networks.graphs import Graph, named


class Bar(StrEnum):
    """Why somebody cannot be called in. They can still be reached through others."""

    CUSTODY = "custody"
    PROTECTED = "protected"
    MINOR = "minor"  # without an assessment
    SUPPORT = "support"  # in support, without consent
    NOT_CONTACTABLE = "not_contactable"
    LEFT_OUT = "left_out"  # by hand


BAR_WORDS = {
    Bar.CUSTODY: "is in custody",
    Bar.PROTECTED: "is protected",
    Bar.MINOR: "is a minor without an assessment",
    Bar.SUPPORT: "is in support and has not consented",
    Bar.NOT_CONTACTABLE: "may not be contacted",
    Bar.LEFT_OUT: "was left out by hand",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What is known of somebody, as far as it bears on carrying a message.

    `coming` is the chance of coming if invited; `told` says that they have had the message;
    `asked` that they are to be invited in any case; `conflicts` are people with whom they may
    not sit in the same session.
    """

    id: str
    groups: tuple[str, ...] = ()
    bar: Bar | None = None
    supervised: bool = False
    coming: float = 1.0
    conflicts: frozenset[str] = frozenset()
    told: bool = False
    asked: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.coming <= 1:
            raise AnalysisError(
                f"{self.id}'s chance of coming is {self.coming:g}. Give one above 0 and up to 1."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What every plan must hold to.

    Without `seats` the fewest are sought that reach everybody who can be reached; with them, the
    most people that so many can reach. A group needs `carriers` of its own among the invited.
    `supervised_share` is the least share of the invited under supervision; `prefer_supervised`
    only decides between plans that are otherwise as good. With `telling`, the chance that
    somebody who came tells a contact, reach is an expected number.
    """

    seats: int | None = None
    sessions: int = 1
    seats_each: int | None = None
    carriers: int = 0
    carriers_in: tuple[str, ...] | None = None  # none: every group that somebody belongs to
    rivals: tuple[tuple[str, str], ...] = ()  # groups never in the same session
    supervised_share: float = 0.0
    prefer_supervised: bool = False
    times: int = 1  # how many invited must reach each person
    steps: int = 1  # how many ties the message travels
    telling: float = 1.0

    def __post_init__(self) -> None:
        for text, least in (("seats", 0), ("seats_each", 1), ("sessions", 1), ("times", 1)):
            value = getattr(self, text)
            if value is not None and value < least:
                raise AnalysisError(f"{text} is {value}. Give {least} or more.")
        if self.carriers < 0 or self.steps not in {1, 2}:
            raise AnalysisError("Carriers must be 0 or more, and steps 1 or 2.")
        if not (0 <= self.supervised_share <= 1 and 0 < self.telling <= 1):
            raise AnalysisError("A share lies from 0 to 1, and a chance of telling above 0.")

    @property
    def capacity(self) -> int | None:
        """Seats of all sessions together, none if nothing limits them."""
        each = None if self.seats_each is None else self.seats_each * self.sessions
        both = [count for count in (self.seats, each) if count is not None]
        return min(both, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long an answer may take. Without a clock each step may take that long."""

    seconds: float = inf
    clock: Callable[[], float] = field(default=lambda: 0.0)
    ends: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ends", self.clock() + self.seconds)

    @property
    def left(self) -> float:
        return max(0.0, self.ends - self.clock())


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One rule that stands in the way: used to the full, or of a set that cannot hold together."""

    kind: str
    about: tuple[str, ...]
    sentence: str


class Infeasible(AnalysisError):
    """The rules cannot hold together; `conflicts` is a smallest set that cannot."""

    def __init__(self, conflicts: Iterable[Conflict]) -> None:
        self.conflicts = tuple(conflicts)
        listed = " ".join(one.sentence for one in self.conflicts)
        super().__init__(f"No plan holds to all of this: {listed} Change one of them.")


def check_people(graph: Graph, people: Iterable[Person], rules: Rules) -> dict[str, Person]:
    """Return the people by id. Raises `AnalysisError` naming whoever is unknown or doubled."""
    listed = list(people)
    by_id = {person.id: person for person in listed}
    if len(by_id) != len(listed):
        ids = [person.id for person in listed]
        raise AnalysisError(f"Listed twice: {named({i for i in ids if ids.count(i) > 1})}.")
    known = set(graph.people)
    if unknown := by_id.keys() - known:
        raise AnalysisError(f"Not in the network: {named(unknown)}. Add them to it first.")
    others = {other for person in listed for other in person.conflicts}
    if unknown := others - known:
        raise AnalysisError(
            f"Conflicts name people who are not in the network: {named(unknown)}. Correct the ids."
        )
    groups = {group for person in listed for group in person.groups}
    wanted = {*(rules.carriers_in or ()), *(group for pair in rules.rivals for group in pair)}
    if empty := wanted - groups:
        raise AnalysisError(f"Nobody belongs to these groups: {named(empty)}. Correct the names.")
    return by_id
