"""What a report says before anybody has edited it: sentences in two languages with their figures.

A draft is canonical JSON, so that the same records give the same bytes, and a changed record is
seen as a changed digest.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from samsyn.office.progress.rules.sections import Section
from samsyn.sealing.seals import canonical, hash_of

OWN: Final = {  # paragraphs of the writer's own, by key: where each stands
    "own_lead": Section.LEAD,
    "own_done": Section.COMMUNITY,
    "own_ahead": Section.AHEAD,
}


@dataclass(frozen=True, slots=True)
class Texts:
    """The same text in Swedish and English."""

    sv: str
    en: str

    def of(self, language: str) -> str:
        """Return the text in a language; Swedish is the language of agencies."""
        return self.en if language == "en" else self.sv


@dataclass(frozen=True, slots=True)
class Figure:
    """One computed figure as it is written, under the name by which its definition is found."""

    name: str
    text: Texts


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with the figures it was made of."""

    key: str
    section: Section
    text: Texts
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Stat:
    """The one figure that stands large at the head of a part; `label` says what was counted."""

    section: Section
    figure: Texts
    label: Texts


@dataclass(frozen=True, slots=True)
class Measures:
    """What one partner did in rounds of raised focus."""

    agency: str
    what: tuple[Texts, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """What was counted of a year. No count is one that is too small to be shown."""

    year: int
    count: int | None
    until: int = 12  # the last month that has a value
    since: int = 1

    @property
    def is_whole(self) -> bool:
        """Whether every month of the year has a value."""
        return (self.since, self.until) == (1, 12)


@dataclass(frozen=True, slots=True)
class Violence:
    """The series that the report follows, year by year."""

    name: str
    definition: str
    source: str
    area: str
    starts_on: str  # an ISO day, '' where no start is given
    years: tuple[Year, ...] = ()

    @property
    def start_year(self) -> int | None:
        """The year in which the work began."""
        return date.fromisoformat(self.starts_on).year if self.starts_on else None


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """Promises of one kind, and how they went."""

    kind: Texts
    kept: int
    broken: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """One study: what it found, how good it is, and where it stands."""

    key: str
    study: Texts
    finding: Texts
    quality: Texts
    source: str
    address: str


@dataclass(frozen=True, slots=True)
class Help:
    """How to get help. An empty number is a site that has no line yet."""

    number: str = ""
    name: str = ""
    page: str = ""
    within_hours: int = 0
    open_hours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything that is computed for one report."""

    site: str
    place: str
    brand: str
    first: str
    last: str
    threshold: int
    partners: tuple[str, ...]
    message: tuple[Texts, ...]
    help: Help
    headline: Texts
    sentences: tuple[Sentence, ...]
    stats: tuple[Stat, ...] = ()
    measures: tuple[Measures, ...] = ()
    violence: Violence | None = None
    promises: tuple[PromiseLine, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of the period."""
        return date.fromisoformat(self.first), date.fromisoformat(self.last)

    def sentence(self, key: str) -> Sentence | None:
        """Return the sentence with a key, None if the draft has none."""
        return next((one for one in self.sentences if one.key == key), None)


def written(draft: Draft) -> str:
    """Return the canonical text of a draft."""
    return canonical(asdict(draft))


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, as hexadecimal digits."""
    return hash_of(text)


def read_draft(text: str) -> Draft:
    """Return the draft of a text that `written` wrote."""
    return draft_from(json.loads(text))


def draft_from(found: Mapping[str, Any]) -> Draft:
    """Return the draft of what JSON held."""
    violence = found["violence"]
    plain = ("site", "place", "brand", "first", "last", "threshold")
    return Draft(
        **{name: found[name] for name in plain},
        partners=tuple(found["partners"]),
        message=tuple(Texts(**one) for one in found["message"]),
        help=Help(**found["help"]),
        headline=Texts(**found["headline"]),
        sentences=tuple(_sentence(one) for one in found["sentences"]),
        stats=tuple(
            Stat(Section(one["section"]), Texts(**one["figure"]), Texts(**one["label"]))
            for one in found["stats"]
        ),
        measures=tuple(
            Measures(one["agency"], tuple(Texts(**each) for each in one["what"]))
            for one in found["measures"]
        ),
        violence=_violence(violence) if violence else None,
        promises=tuple(
            PromiseLine(**{**one, "kind": Texts(**one["kind"])}) for one in found["promises"]
        ),
        evidence=tuple(_evidence(one) for one in found["evidence"]),
    )


def _sentence(found: Mapping[str, Any]) -> Sentence:
    return Sentence(
        key=found["key"],
        section=Section(found["section"]),
        text=Texts(**found["text"]),
        figures=tuple(Figure(one["name"], Texts(**one["text"])) for one in found["figures"]),
    )


def _violence(found: Mapping[str, Any]) -> Violence:
    return Violence(**{**found, "years": tuple(Year(**one) for one in found["years"])})


def _evidence(found: Mapping[str, Any]) -> Evidence:
    texts = {name: Texts(**found[name]) for name in ("study", "finding", "quality")}
    return Evidence(**{**found, **texts})
