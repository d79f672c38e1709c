"""One numbered request after another, each judged; a number and a seed give the same one again."""

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from random import Random

from hypothesis import strategies as st
from hypothesis.control import BuildContext
from hypothesis.internal.conjecture.data import ConjectureData
from tests.architecture.addresses import Line
from tests.fuzzing.drawing import UUID, Draw, draw_reader, draw_request
from tests.fuzzing.laws import faults_in
from tests.fuzzing.sending import Answered, Asked
from tests.fuzzing.town import Town

MISSING = 404
_CHANGING = re.compile(
    r'csrfmiddlewaretoken" value="\w+|x-csrftoken[^}]*}|data-seconds-left="\d+|\d\d[.:]\d\d'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One answer, in which way it was asked for, and the laws that it broke."""

    answered: Answered
    way: str
    faults: tuple[str, ...]


@contextmanager
def drawing_of(seed: int, number: int) -> Iterator[Draw]:
    """Give what draws the values of one request: the same for the same seed and number."""
    data = ConjectureData(random=Random(f"{seed}/{number}"))  # noqa: S311  requests, no secrets
    with BuildContext(data, wrapped_test=drawing_of):
        yield data.draw


def ask(town: Town, draw: Draw, line: Line | None = None) -> Iterator[Told]:
    """Draw a request, send it, and yield every answer that it took, judged."""
    line = line or draw(st.sampled_from(list(town.lines)))
    who = draw_reader(draw, town, line)
    if (page := town.looked_at(who, line)) is not None:
        yield _judged(town, page, "page")
    way, asked = draw_request(draw, town, line, who)
    given = town.sender(who).send(asked)
    yield _judged(town, given, way, *_telling(town, line, way, given))


def _judged(town: Town, given: Answered, way: str, *more: str) -> Told:
    hidden = town.hidden_from(given.asked.who)
    return Told(answered=given, way=way, faults=(*faults_in(given, hidden), *more))


def _telling(town: Town, line: Line, way: str, given: Answered) -> Iterator[str]:
    """Say in what the answer differs from that about a record that never was."""
    twin: Asked | None = None
    asked, who = given.asked, given.asked.who
    hidden = set(town.identifiers_hidden_from(who))
    never = str(uuid.UUID(int=Random(repr(asked)).getrandbits(128), version=4))  # noqa: S311
    if way == "foreign":
        fields = tuple((name, never if value in hidden else value) for name, value in asked.fields)
        twin = replace(asked, fields=fields) if fields != asked.fields else None
    elif given.status == MISSING and line.is_about_a_record and line.method != "POST":
        bent = UUID.sub(lambda found: never if found[0] in hidden else found[0], asked.address)
        twin = replace(asked, address=bent) if bent != asked.address else None
    if twin is None:
        return
    for _turn in range(2):  # pages tell the time: ask again within the minute
        one, other = _shape(given, hidden), _shape(town.sender(who).send(twin), {never})
        if one == other:
            return
        given = town.sender(who).send(asked)
    parts = [name for name, here in one.items() if here != other[name]]
    yield f"hidden and absent differ in {', '.join(parts)}: {_first_difference(one, other)}"


def _shape(given: Answered, known: set[str]) -> dict[str, str]:
    body = UUID.sub(lambda found: "ID" if found[0] in known else found[0], given.body)
    where = given.answer.get("Location", "")
    return {
        "status": str(given.status),
        "place": UUID.sub("ID", where),  # also of what was just made
        "tables": ",".join(given.written),
        "body": _CHANGING.sub("", body),
    }


def _first_difference(one: dict[str, str], other: dict[str, str]) -> str:
    for here, there in zip(one.values(), other.values(), strict=True):
        if here != there:
            at = next(
                (turn for turn, (a, b) in enumerate(zip(here, there, strict=False)) if a != b),
                min(len(here), len(there)),
            )
            return f"{here[max(at - 40, 0) : at + 60]!r} / {there[max(at - 40, 0) : at + 60]!r}"
    return ""
