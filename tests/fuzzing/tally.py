"""What a run has reached: by reader, status and address, and which forms were saved."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.architecture.addresses import names_of
from tests.architecture.reading import VISITOR
from tests.fuzzing.fuzz import Told
from tests.fuzzing.laws import HOUSEKEEPING
from tests.fuzzing.town import Town, route_of

REDIRECT, REFUSED = 300, 400
_SUMMARY = re.compile(r'id="error-summary".*?<ul>(.*?)</ul>', re.DOTALL)
_MARK = re.compile(r"<[^>]+>|\s+")
_NUMBER = re.compile(r"\d+|'[^']*'|[0-9a-f]{8}-[0-9a-f-]+")


@dataclass(slots=True)
class Tally:
    """Counts; `faults` keeps the first request of each kind of fault."""

    sent: int = 0
    by_reader: Counter[tuple[str, int]] = field(default_factory=Counter)
    by_way: Counter[tuple[str, int]] = field(default_factory=Counter)
    routes: Counter[str] = field(default_factory=Counter)
    posts: Counter[str] = field(default_factory=Counter)  # by route
    saved: Counter[str] = field(default_factory=Counter)  # posts that were let through, by route
    wrote: Counter[str] = field(default_factory=Counter)  # posts that left rows, by route
    why: dict[str, Counter[str]] = field(default_factory=dict)
    faults: dict[tuple[str, str], tuple[int, Told]] = field(default_factory=dict)
    slowest: list[tuple[float, str]] = field(default_factory=list)

    def note(self, number: int, told: Told) -> None:
        given = told.answered
        route = route_of(given.asked.address)
        self.sent += 1
        self.by_reader[given.asked.who, given.status] += 1
        self.by_way[told.way, given.status] += 1
        self.routes[route] += 1
        self.slowest = sorted([*self.slowest, (given.seconds, f"{route} {told.way}")])[-5:]
        if given.asked.method == "POST":
            self._note_post(route, told)
        for fault in told.faults:
            kind = (route, _NUMBER.sub("", fault)[:100])
            self.faults.setdefault(kind, (number, told))

    def _note_post(self, route: str, told: Told) -> None:
        given = told.answered
        self.posts[route] += 1
        if given.status < REFUSED and given.asked.who != VISITOR:
            self.saved[route] += 1
            self.wrote[route] += bool(set(given.written) - HOUSEKEEPING)
        elif told.way == "filled":
            found = _SUMMARY.search(given.body)
            said = html.unescape(_MARK.sub(" ", found[1])) if found else str(given.status)
            self.why.setdefault(route, Counter())[" ".join(said.split())[:240]] += 1

    def lines(self, town: Town) -> Iterator[str]:
        """Yield what was reached, and what was not."""
        yield from _table("Reader", self.by_reader)
        yield from _table("Way", self.by_way)
        names = set(names_of())
        forms = set(town.by_route) - {""}
        posts, through = sum(self.posts.values()), sum(self.saved.values())
        yield f"Addresses reached: {len(names & set(self.routes))} of {len(names)}."
        yield f"Posts: {posts}, of which {through} were let through and {self.wrote.total()} wrote."
        let, wrote = forms & set(+self.saved), forms & set(+self.wrote)
        yield f"Forms found lead to {len(forms)} addresses."
        yield f"Of these {len(let)} let a post through, and {len(wrote)} wrote rows for it."
        for route in sorted(forms - wrote):
            what = "nothing written" if route in let else "never let through"
            said = self.why.get(route, Counter()).most_common(3)
            yield f"  {what}: {route} ({self.posts[route]} posts) {said}"
        for name in sorted(names - set(self.routes)):
            yield f"  not reached: {name}"
        yield from (f"  slow: {seconds:.2f} s {what}" for seconds, what in self.slowest)


def _table(head: str, counts: Counter[tuple[str, int]]) -> Iterator[str]:
    statuses = sorted({status for _, status in counts})
    yield f"{head:<10}" + "".join(f"{status:>7}" for status in statuses)
    for name in sorted({name for name, _ in counts}):
        yield f"{name:<10}" + "".join(f"{counts[name, status]:>7}" for status in statuses)
    yield ""
