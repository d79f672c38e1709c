"""How the violence develops: what the counts say, what they do not say, and when they will."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from samsyn.analysis.monitoring import Clock
from samsyn.office.outcomes import wording
from samsyn.office.outcomes.rules import Point
from samsyn.office.outcomes.tables import Asked, Beside, Findings, clock
from samsyn.office.progress.rules import Section, Sentence, Texts, Violence, Year
from samsyn.office.progress.rules.facts import AFTER, BEFORE, YEAR, Counts, ViolenceFacts
from samsyn.office.progress.words.saying import both, sentence


def sentences(of: ViolenceFacts | None, counts: Counts) -> Iterator[Sentence]:
    """Yield the sentences of outcomes, as far as the counts that they rest on are told."""
    if of is None:
        yield sentence(
            Section.SAYS, "no_series", lambda: _("The violence is not counted here yet.")
        )
        return
    if not of.page.own.points:
        yield sentence(
            Section.SAYS,
            "no_values",
            lambda: _("The violence is counted, but no value is known for the period yet."),
        )
        return
    if of.found.lacking is not None or not of.found.after:
        yield sentence(
            Section.SAYS,
            "too_little",
            lambda: _("There are too few values yet to say how the violence develops."),
        )
        return
    if counts.get(BEFORE) is None or counts.get(AFTER) is None:
        yield sentence(
            Section.SAYS,
            "withheld",
            lambda: _("The events are too few to be shown, so no change is given."),
        )
        return
    if (counts[BEFORE], counts[AFTER]) != (_sum(of.found.before), _sum(of.found.after)):
        yield sentence(
            Section.SAYS,
            "unmoved",
            lambda: _("Too few values have changed since the last report for a new figure."),
        )
        return
    yield from _several(Section.SAYS, "change", lambda: wording.change_sentences(of.page, of.found))
    yield from _several(
        Section.SAYS_NOT, "cause", lambda: wording.cause_sentences(of.page, of.found)
    )
    yield from _waiting(of)


def series_of(of: ViolenceFacts | None, counts: Counts) -> Violence | None:
    """Return the series year by year, None where nothing is counted."""
    if of is None:
        return None
    own = of.page.own.indicator
    return Violence(
        name=own.name,
        definition=own.definition,
        source=own.source,
        area=own.area,
        starts_on=own.starts_on.isoformat() if own.starts_on else "",
        years=tuple(
            Year(year, counts.get(f"{YEAR}{year}"), until=until, since=since)
            for year, (since, until) in sorted(of.years.items())
        ),
    )


def _waiting(of: ViolenceFacts) -> Iterator[Sentence]:
    asked = Asked(beside=Beside.OTHER if of.found.compared is not None else Beside.ALONE)
    found = clock(of.page, of.found, asked)
    yield sentence(
        Section.LEAD,
        "lead_too_early",
        lambda: (
            _("Whether the work has an effect cannot be told from the figures of this place alone.")
            if found is None or found.middle is None
            else wording.headline(of.page, of.found, asked, found)
        ),
    )
    yield sentence(Section.WHEN, "when", lambda: wording.headline(of.page, of.found, asked, found))
    if found is not None:
        yield from _several(
            Section.WHEN, "when_more", lambda: _of_clock(of, of.found, asked, found)
        )


def _of_clock(of: ViolenceFacts, found: Findings, asked: Asked, clock_: Clock) -> list[str]:
    """Return from which month and how sure; where that is never, what would help."""
    every = [*wording.clock_sentences(of.page, found, asked, clock_)]
    return every[:1] if clock_.middle is not None else every[-1 - len(clock_.helps) : -1]


def _sum(points: Sequence[Point]) -> int:
    return sum(int(one.value) for one in points)


def _several(section: Section, key: str, say: Callable[[], Iterable[str]]) -> Iterator[Sentence]:
    """Yield what says several sentences in each language, one by one."""
    texts = both(lambda: "\n".join(say()))
    pairs = zip(texts.sv.split("\n"), texts.en.split("\n"), strict=True)
    for turn, (swedish, english) in enumerate(pairs if texts.sv else (), start=1):
        yield Sentence(f"{key}_{turn}", section, Texts(swedish, english))
