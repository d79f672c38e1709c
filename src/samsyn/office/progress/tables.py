"""From what was published to what a page shows of it. No query, no clock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samsyn.office.progress.rules import Draft, Section, Violence, Year


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as a reader sees it."""

    key: str
    text: str


def said(draft: Draft, language: str) -> Mapping[str, Sequence[Said]]:
    """Return every part of a report with its sentences, also a part that says nothing."""
    return {
        section.value: [
            Said(one.key, one.text.of(language))
            for one in draft.sentences
            if one.section is section
        ]
        for section in Section
    }


def drawn_years(violence: Violence) -> tuple[Year, ...]:
    """Return the whole years that can be drawn; none where one among them is withheld."""
    whole = [one for one in violence.years if one.is_whole]
    return tuple(whole) if all(one.count is not None for one in whole) else ()


def part_of_year(one: Year) -> tuple[date, date] | None:
    """Return the first days of the first and last month that have a value, None for all of them."""
    if one.is_whole:
        return None
    return date(one.year, one.since, 1), date(one.year, one.until, 1)
