"""How plain a text reads, in Swedish and English: advice for its writer, never a verdict.

LIX is Björnsson's readability index (C. H. Björnsson, Läsbarhet, Stockholm: Liber, 1968): words
per sentence, plus long words per hundred words, where a long word has more than six letters. His
scale: below 30 very easy, such as children's books; 30 to 40 easy, such as fiction; 40 to 50
medium, such as news; 50 to 60 difficult, such as official texts; above 60 very difficult. It was
made for Swedish; for English it is a rough guide. Short texts vary much: four sentences can pass
the limit by one word.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from samsyn.analysis.texts.sentences import sentences_in, words_in
from samsyn.vocabulary.plain_words import ENDINGS, INNOCENT, LISTED, ListedWord

MOST_WORDS: Final = 14  # a sentence, on average: the writing guide's rule
HIGHEST_LIX: Final = 40  # the top of Björnsson's "easy"
LONG_WORD: Final = 6  # a long word has more letters


class Advice(StrEnum):
    """One thing that the writer may want to change."""

    LONG_SENTENCES = "long_sentences"
    HEAVY_WORDS = "heavy_words"  # LIX above the limit
    PASSIVE = "passive"  # a hint: who does it?
    LISTED_WORD = "listed_word"


@dataclass(frozen=True, slots=True)
class FoundWord:
    """A listed word as it stands in the text."""

    found: str
    instead: str
    blocks: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was measured. Counts are words and sentences; the mean is words a sentence."""

    words: int
    sentences: int
    long_words: int
    passive: tuple[str, ...]
    listed: tuple[FoundWord, ...]

    @property
    def mean_sentence(self) -> float:
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def lix(self) -> float:
        return self.mean_sentence + 100 * self.long_words / self.words if self.words else 0.0

    @property
    def advice(self) -> tuple[Advice, ...]:
        """What to look at again, if anything."""
        held: Mapping[Advice, bool] = {
            Advice.LONG_SENTENCES: self.mean_sentence > MOST_WORDS,
            Advice.HEAVY_WORDS: self.lix > HIGHEST_LIX,
            Advice.PASSIVE: bool(self.passive),
            Advice.LISTED_WORD: bool(self.listed),
        }
        return tuple(advice for advice, holds in held.items() if holds)


def reading_of(text: str, *, language: str) -> Reading | None:
    """Return what can be said of a text, or None for a language without rules of ours.

    A gap such as `{telefon}` counts as one word.
    """
    spoken = language.split("-", maxsplit=1)[0]
    if spoken not in LISTED:
        return None
    plain = re.sub(r"\{[^{}]*\}", "del", text)
    words = words_in(plain)
    return Reading(
        words=len(words),
        sentences=len(sentences_in(plain)),
        long_words=sum(_letters(word) > LONG_WORD for word in words),
        passive=tuple(dict.fromkeys(_passive(plain, spoken))),
        listed=tuple(_listed(plain, spoken)),
    )


def _letters(word: str) -> int:
    return sum(character.isalpha() for character in word)


# Verbs that end in -s and are not passive, and everyday words that look like one.
_NOT_PASSIVE: Final = frozenset(
    """
    andas annars avundas behövs besöks brottas dess dels deras finnas finns fås fanns genas
    gillas hoppas hoppats hoppades hjälps höras hälsas kallas kräks låtsas lyckas lyckats lyckades
    minnas minns mötas möts möttes närmas nås oftas saknas ses skäms slåss slutas svettas synas
    syns tillhandas tillsammans trivas trivs tycks träffas träffats träffades töras umgås
    vistas vuxnas väsnas åldras ångras åtminstones
    """.split()  # noqa: SIM905  one word a line would hide the list
)
_SWEDISH_PASSIVE: Final = re.compile(
    r"\b(?:bli|blir|blev|blivit)\s+\w+(?:ad|at|ade|dd|da|tt|en|na)\b"
    r"|\b[a-zåäöé]{3,}(?:as|ades|ats|des|ts)\b",
    re.IGNORECASE,
)
_ENGLISH_PASSIVE: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:not\s+|\w+ly\s+)?"
    r"(?:\w{2,}ed|hurt|shot|held|told|given|taken|made|done|seen|sent|known|found|brought|kept"
    r"|written|met)\b",
    re.IGNORECASE,
)


def _passive(text: str, language: str) -> Iterator[str]:
    pattern = _SWEDISH_PASSIVE if language == "sv" else _ENGLISH_PASSIVE
    for match in pattern.finditer(text):
        found = match[0]
        is_one_word = " " not in found
        if is_one_word and (found.lower() in _NOT_PASSIVE or found[0].isupper()):
            continue  # a capital begins a name, or a sentence: no passive verb does in Swedish
        yield found


def _listed(text: str, language: str) -> Iterator[FoundWord]:
    lowered = " ".join(text.lower().split())
    for listed in LISTED[language]:
        for found in dict.fromkeys(_occurrences(listed, lowered, language)):
            yield FoundWord(found, listed.instead, listed.blocks)


def _occurrences(listed: ListedWord, text: str, language: str) -> Iterator[str]:
    for match in re.finditer(rf"(?<!\w){re.escape(listed.word)}(\w*)", text):
        ending = match[1]
        is_the_word = listed.in_compounds or ending in ENDINGS[language]
        if is_the_word and match[0] not in INNOCENT[language]:
            yield match[0]
