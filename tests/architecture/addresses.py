"""Every address of the office, and the access matrix as lines that can be asked."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.architecture.stage import Stage

CAST = (
    "petra", "aino", "frida", "mona", "sami", "stig", "dag", "carin", "otto", "visitor", "vera",
)  # fmt: skip
ROOMS = {
    "police": "orebro-police",
    "probation": "orebro-probation",
    "social": "orebro-social",
    "municipality": "orebro-municipality",
    "joint": "orebro-joint",
    "malmo": "malmo-police",
    "malmo-joint": "malmo-joint",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the matrix: what each of the cast gets who asks for an address."""

    method: str
    name: str
    about: tuple[str, ...]  # what stands in the address: words, or `room.record`
    expected: dict[str, int]

    def __str__(self) -> str:
        return f"{self.method} {self.name} {'+'.join(self.about) or '-'}"

    @property
    def is_about_a_record(self) -> bool:
        return any("." in one for one in self.about)

    def address(self, stage: Stage) -> str:
        """Return the address with the staged records in it."""
        return reverse(self.name, args=[_value(one, stage) for one in self.about] or None)

    def address_of_nothing(self, stage: Stage) -> str:
        """Return the same address with a last record that does not exist."""
        last = max(turn for turn, one in enumerate(self.about) if "." in one)
        args = [
            str(uuid4()) if turn == last else _value(one, stage)
            for turn, one in enumerate(self.about)
        ]
        return reverse(self.name, args=args)


def read_matrix(text: str) -> list[Line]:
    """Read lines of: method, name, what it is about or -, and a status for each of the cast.

    Vera, who is in visiting teams, gets what Carin gets, who reads no records, where no status
    stands for her.
    """
    lines = []
    for row in text.strip().splitlines():
        if not row.strip() or row.lstrip().startswith("#"):
            continue
        method, name, about, *statuses = row.split()
        if len(statuses) == len(CAST) - 1:
            statuses.append(statuses[CAST.index("carin")])
        if len(statuses) != len(CAST):
            raise ValueError(f"{name}: one status for each of {', '.join(CAST)}, please.")
        lines.append(
            Line(
                method=method,
                name=name,
                about=() if about == "-" else tuple(about.split("+")),
                expected=dict(zip(CAST, map(int, statuses), strict=True)),
            )
        )
    return lines


def names_of(patterns: Sequence[URLPattern | URLResolver] | None = None) -> Iterator[str]:
    """Yield the name of every address of the configuration, the libraries' included."""
    yield from (name for name, _ in views_of(patterns))


def views_of(
    patterns: Sequence[URLPattern | URLResolver] | None = None, space: str = ""
) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield every address's name with its view."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLPattern):
            yield f"{space}{one.name}", one.callback
        else:
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from views_of(one.url_patterns, inner)


def faults_in_matrix(lines: Sequence[Line], names: set[str]) -> list[str]:
    """Say which addresses stand in no line, and which lines lead nowhere."""
    listed = {line.name for line in lines}
    return [
        *(f"{name} stands in no line of the access matrix." for name in sorted(names - listed)),
        *(f"{name} stands in the matrix and is gone." for name in sorted(listed - names)),
    ]


def _value(word: str, stage: Stage) -> str:
    room, _, record = word.partition(".")
    if not record:
        return word
    if room in ("sealed", "team", "steering"):
        return str(getattr(stage, room)[record])
    return str(stage.rooms[ROOMS[room]].records[record])
