"""Looks up the word of a term. Terms of different kinds may be equal, so the kind comes first."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise

from samsyn.office.ui.terms import (
    aftermath,
    call_ins,
    children,
    claims,
    community,
    groups,
    incidents,
    messages,
    national,
    outcomes,
    oversight,
    people,
    promises,
    retention,
    reviews,
    rights,
    rooms,
    sanctions,
    steering,
    support,
    talks,
)

_WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {
    **aftermath.WORDS,
    **call_ins.WORDS,
    **children.WORDS,
    **claims.WORDS,
    **community.WORDS,
    **groups.WORDS,
    **incidents.WORDS,
    **messages.WORDS,
    **national.WORDS,
    **outcomes.WORDS,
    **oversight.WORDS,
    **people.WORDS,
    **promises.WORDS,
    **retention.WORDS,
    **reviews.WORDS,
    **rights.WORDS,
    **rooms.WORDS,
    **support.WORDS,
    **sanctions.WORDS,
    **steering.WORDS,
    **talks.WORDS,
}


def word(term: StrEnum) -> str:
    """Return what pages call a term, with a capital, in the active language."""
    return str(_WORDS[type(term)][term])


def running(term: StrEnum) -> str:
    """Return the word as it stands inside a sentence; an abbreviation keeps its capitals."""
    said = word(term)
    return said if said[:2].isupper() else said[:1].lower() + said[1:]


def words(terms: Iterable[StrEnum]) -> dict[str, str]:
    """Return value -> word, in the order of the terms; an enumeration gives all of its own."""
    return {term.value: word(term) for term in terms}


def choices(terms: Iterable[StrEnum], *, blank: str | None = None) -> list[tuple[str, str]]:
    """Return the terms as choices of a form, after an empty one if `blank` says its text."""
    named = list(words(terms).items())
    return named if blank is None else [("", blank), *named]
