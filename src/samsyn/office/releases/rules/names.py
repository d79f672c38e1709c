"""Which people and groups of the room's records a text names: none may stand in what is told."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

SHORTEST: Final = 3  # letters; a shorter alias is a word of any text
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_GENITIVE: Final = re.compile(r"(?:['\u2019]s|s['\u2019]?)$")


@dataclass(frozen=True, slots=True)
class Named:
    """A name as the records hold it. An alias and a group have one part, in `given`."""

    given: str
    family: str
    is_alias: bool = False


def named_in(text: str, names: Iterable[Named]) -> list[str]:
    """Return the parts of the text that are somebody's name, in the order of the text.

    A family name or an alias is enough. A given name alone is many people's. Capitals are asked
    for, since a name in small letters is a word; the s of a genitive is taken away. An alias of
    several words is looked for as a whole, whatever its letters.

    >>> named_in("Alms bil i Norr", [Named("Kim", "Alm"), Named("Norra gänget", "", True)])
    ['Alms']
    """
    words = [(match.start(), match.group()) for match in _WORD.finditer(text)]
    known = [*names]
    alone = {one for each in known for one in _alone(each)}
    found = [(at, word) for at, word in words if word[0].isupper() and _bare(word) & alone]
    for phrase in {each.given for each in known if each.is_alias and " " in each.given.strip()}:
        parts = r"\s+".join(map(re.escape, phrase.split()))
        hits = re.finditer(rf"(?<!\w){parts}s?(?!\w)", text, re.IGNORECASE)
        found += [(hit.start(), hit.group()) for hit in hits]
    return list(dict.fromkeys(word for _at, word in sorted(found)))


def _alone(name: Named) -> Iterable[str]:
    if name.is_alias and " " in name.given.strip():
        return
    for word in _WORD.findall(name.given if name.is_alias else name.family):
        if len(word) >= SHORTEST:
            yield word.casefold().replace("\u2019", "'")


def _bare(word: str) -> set[str]:
    """Return the word, and without the s of a genitive."""
    said = word.casefold().replace("\u2019", "'")
    return {said, _GENITIVE.sub("", said)}
