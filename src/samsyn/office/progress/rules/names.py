"""Which people of the room's records a text names: nobody may stand in a public report."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

SHORTEST: Final = 3  # letters; a shorter alias is a word of any text
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Named:
    """A name as the records hold it. An alias has one part, in `given`."""

    given: str
    family: str
    is_alias: bool = False


def named_in(text: str, names: Iterable[Named]) -> list[str]:
    """Return the parts of the text that are somebody's name, in the order of the text.

    A family name or an alias is enough, and a given name together with its family name. A given
    name alone is many people's. Capitals are asked for, since a name in small letters is a word.
    """
    words = [match.group() for match in _WORD.finditer(text)]
    alone = {one for each in names for one in _alone(each)}
    found = [word for word in words if word[0].isupper() and _bare(word) in alone]
    return list(dict.fromkeys(found))


def _alone(name: Named) -> Iterable[str]:
    for part in (name.given,) if name.is_alias else (name.family,):
        for word in _WORD.findall(part):
            if len(word) >= SHORTEST:
                yield word.casefold()


def _bare(word: str) -> str:
    """Return the word without the s of a genitive in English; Swedish ones are tried as well."""
    return word.casefold().removesuffix("'s")
