"""Every possible plan of a small network, looked at one by one: slow, plain, and independent."""

from collections.abc import Iterator
from itertools import combinations, product

from samsyn.analysis.networks.graphs import Graph
from samsyn.analysis.reach.questions import Person, Rules


class Every:
    """All plans of a question that hold to its rules, by going through all of them."""

    def __init__(self, graph: Graph, people: list[Person], rules: Rules) -> None:
        self.ids = graph.people
        self.rules = rules
        self.people = {one: Person(id=one) for one in self.ids}
        self.people.update({person.id: person for person in people})
        dense = graph.matrix.toarray()
        self.near = {
            one: {self.ids[j] for j in range(len(self.ids)) if dense[i, j] > 0}
            for i, one in enumerate(self.ids)
        }
        self.told = {one for one in self.ids if self.people[one].told}
        self.free = [one for one in self.ids if not self.people[one].bar and one not in self.told]
        self.expected = rules.capacity is not None and (
            rules.telling < 1 or any(person.coming < 1 for person in people)
        )

    def chance(self, source: str, target: str, coming: float) -> float:
        if source == target:
            return coming
        if target in self.near[source]:
            return coming * self.rules.telling
        second = {far for one in self.near[source] for far in self.near[one]}
        if self.rules.steps > 1 and target in second:
            return coming * self.rules.telling**2
        return 0.0

    def reach(self, chosen: tuple[str, ...]) -> float:
        return sum(self.reached(one, chosen) for one in self.ids)

    def reached(self, one: str, chosen: tuple[str, ...]) -> float:
        missed = 1.0
        for teller in self.told:
            missed *= 1 - self.chance(teller, one, 1.0)
        if not self.expected:
            if missed < 1:
                return 1.0
            able = sum(self.chance(source, one, 1.0) > 0 for source in self.free)
            hits = sum(self.chance(source, one, 1.0) > 0 for source in chosen)
            return float(able > 0 and hits >= min(self.rules.times, able))
        for source in chosen:
            missed *= 1 - self.chance(source, one, self.people[source].coming)
        return 1 - missed

    def plans(self) -> Iterator[tuple[str, ...]]:
        most = len(self.free) if self.rules.capacity is None else self.rules.capacity
        for size in range(min(most, len(self.free)) + 1):
            yield from (some for some in combinations(self.free, size) if self.holds(some))

    def holds(self, chosen: tuple[str, ...]) -> bool:
        rules = self.rules
        asked = {one for one in self.ids if self.people[one].asked}
        supervised = sum(self.people[one].supervised for one in chosen)
        names = {group for person in self.people.values() for group in person.groups}
        carried = names if rules.carriers_in is None else set(rules.carriers_in)
        return (
            asked <= set(chosen)
            and supervised >= rules.supervised_share * len(chosen) - 1e-9
            and all(
                sum(group in self.people[one].groups for one in chosen) >= rules.carriers
                for group in carried
            )
            and self.seated(chosen)
        )

    def can_hold(self, conflicts) -> bool:
        """Whether some people exist for whom just these rules hold."""
        every = (
            some for size in range(len(self.free) + 1) for some in combinations(self.free, size)
        )
        return any(self.can_be_seated(some, conflicts) for some in every)

    def can_be_seated(self, chosen: tuple[str, ...], conflicts) -> bool:
        limited = any(conflict.kind == "seats" for conflict in conflicts)
        supervised = sum(self.people[one].supervised for one in chosen)
        apart = [conflict.about for conflict in conflicts if conflict.kind == "apart"]
        each = self.rules.seats_each if limited and self.rules.seats_each else len(chosen)
        rooms = range(self.rules.sessions)
        if limited and len(chosen) > self.rules.capacity:
            return False
        for conflict in conflicts:
            own = sum(set(conflict.about) <= set(self.people[one].groups) for one in chosen)
            if (
                (conflict.kind == "asked" and not set(conflict.about) <= set(chosen))
                or (conflict.kind == "reach" and not self.reached(conflict.about[0], chosen))
                or (conflict.kind == "carriers" and own < self.rules.carriers)
                or (
                    conflict.kind == "supervised"
                    and supervised < self.rules.supervised_share * len(chosen) - 1e-9
                )
            ):
                return False
        return any(
            all(seats.get(a) is None or seats.get(a) != seats.get(b) for a, b in apart)
            and all(list(seats.values()).count(room) <= each for room in rooms)
            for placed in product(rooms, repeat=len(chosen))
            for seats in [dict(zip(chosen, placed, strict=True))]
        )

    def foes(self, one: str, other: str) -> bool:
        a, b = self.people[one], self.people[other]
        return (
            other in a.conflicts
            or one in b.conflicts
            or any(
                (x in a.groups and y in b.groups) or (y in a.groups and x in b.groups)
                for x, y in self.rules.rivals
            )
        )

    def seated(self, chosen: tuple[str, ...]) -> bool:
        pairs = list(combinations(range(len(chosen)), 2))
        bad = [(i, j) for i, j in pairs if self.foes(chosen[i], chosen[j])]
        each = self.rules.seats_each or len(chosen)
        return any(
            all(rooms[i] != rooms[j] for i, j in bad)
            and all(rooms.count(room) <= each for room in set(rooms))
            for rooms in product(range(self.rules.sessions), repeat=len(chosen))
        )

    def fewest(self) -> int | None:
        everybody = self.reach(tuple(self.free))
        return min(
            (len(one) for one in self.plans() if self.reach(one) >= everybody - 1e-9), default=None
        )

    def most(self) -> float | None:
        return max((self.reach(one) for one in self.plans()), default=None)
