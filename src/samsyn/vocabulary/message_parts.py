"""The gaps of a text: which it holds, whether it may, and the text with its gaps filled."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samsyn.vocabulary.messages import PARTS_OF, MessageKind, Part

_GAP = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class PartFaults:
    """What is wrong with a text's gaps; empty when nothing is."""

    unknown: tuple[str, ...] = ()  # no part has this name
    misplaced: tuple[str, ...] = ()  # a part, but not of this kind of text
    has_loose_brace: bool = False

    def __bool__(self) -> bool:
        return bool(self.unknown or self.misplaced or self.has_loose_brace)


def parts_in(*texts: str) -> tuple[Part, ...]:
    """Return the parts that the texts hold, each once, in the order in which they first stand."""
    known = {part.value: part for part in Part}
    found = (known.get(name) for name in _names(texts))
    return tuple(dict.fromkeys(part for part in found if part is not None))


def faults_of_parts(kind: MessageKind, *texts: str) -> PartFaults:
    """Return the gaps that a text of this kind may not hold."""
    known = {part.value: part for part in Part}
    names = list(dict.fromkeys(_names(texts)))
    return PartFaults(
        unknown=tuple(name for name in names if name not in known),
        misplaced=tuple(
            name for name in names if name in known and known[name] not in PARTS_OF[kind]
        ),
        has_loose_brace=any("{" in rest or "}" in rest for rest in _without_gaps(texts)),
    )


def unfilled(values: Mapping[str, str], *texts: str) -> tuple[Part, ...]:
    """Return the parts of the texts for which no value, or a blank one, is given."""
    given = _tidied(values)
    return tuple(part for part in parts_in(*texts) if not given.get(part.value))


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return the text with each gap replaced; what a value holds is never read as a gap.

    Raises KeyError for a gap without a value: ask `unfilled` first.
    """
    given = _tidied(values)
    return _GAP.sub(lambda gap: given[_name(gap[1])], text)


def _names(texts: Iterable[str]) -> Iterable[str]:
    return (_name(found) for text in texts for found in _GAP.findall(text))


def _without_gaps(texts: Iterable[str]) -> Iterable[str]:
    return (_GAP.sub("", text) for text in texts)


def _name(written: str) -> str:
    return unicodedata.normalize("NFC", written).strip().casefold()


def _tidied(values: Mapping[str, str]) -> dict[str, str]:
    """Return the values on one line each, by name as it stands in a text."""
    return {_name(name): " ".join(value.split()) for name, value in values.items()}
