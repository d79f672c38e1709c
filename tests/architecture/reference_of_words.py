"""The glossary and the table of roles, in both languages, from the code that pages use."""

import inspect
from collections.abc import Iterator, Sequence
from enum import StrEnum

import samsyn.office.commands  # noqa: F401  sets Django up, once

# isort: split
from django.utils import translation
from tests.architecture.access_matrix import MATRIX
from tests.architecture.addresses import CAST, ROOMS, Line

from samsyn.office.access.deeds import GRANTS, Deed
from samsyn.office.sign_in.wording import grant_lines
from samsyn.office.ui.terms import saying, word
from samsyn.vocabulary.rooms import Role, RoomKind

MADE = "Made from the code by `make reference`; a test holds it to it.\n"
OPENED, SENT_ON = 200, 302
_KINDS = {
    "police": RoomKind.POLICE,
    "probation": RoomKind.PROBATION,
    "social": RoomKind.SOCIAL_SERVICES,
    "municipality": RoomKind.MUNICIPALITY,
    "joint": RoomKind.JOINT,
}
# Who each of the cast is, in the site of the rooms above; see tests/office/cast.py.
_WHO = {
    "petra": "coordinator, police",
    "aino": "analyst, police",
    "frida": "coordinator, probation",
    "mona": "coordinator, municipality",
    "sami": "social worker",
    "stig": "steering group",
    "dag": "data protection officer, police",
    "carin": "community partner",
    "otto": "coordinator of another site",
    "visitor": "nobody signed in",
    "vera": "member of visiting teams",
}


def glossary() -> str:
    """Return every term of the vocabulary with its English and its Swedish word."""
    lines = [
        "# Glossary\n",
        MADE,
        "What pages call the terms of `samsyn.vocabulary`, and the key that files and the database"
        " have.\n",
    ]
    for module, kinds in sorted(_by_module().items()):
        lines.append(f"## {module.replace('_', ' ').capitalize()}\n")
        for kind in kinds:
            lines += [*_term_table(kind), ""]
    return "\n".join(lines).rstrip() + "\n"


def _by_module() -> dict[str, list[type[StrEnum]]]:
    found: dict[str, list[type[StrEnum]]] = {}
    for kind in sorted(saying._WORDS, key=lambda one: (one.__module__, one.__name__)):
        found.setdefault(kind.__module__.rpartition(".")[2], []).append(kind)
    return found


def _term_table(kind: type[StrEnum]) -> Iterator[str]:
    meaning = (inspect.getdoc(kind) or "").split("\n\n")[0].replace("\n", " ")
    yield f"**{kind.__name__}**: {meaning}\n"
    yield from _table(
        ("English", "Svenska", "Key"),
        [(_in("en", term), _in("sv", term), f"`{term.value}`") for term in kind],
    )


_ONE_ROOM = (
    "A role is held in one room and counts there alone: a coordinator of the police's room does"
    " nothing in the probation service's. The table of grants is `office/access/deeds.py`; the"
    " database has the same, and row-level security asks it.\n"
)
_COUNTED = (
    "Counted from the access matrix (`tests/architecture/access_matrix.py`), which a test asks of"
    " the real pages: of the addresses about a record of the room, how many open for each reader."
    " The rest answer *not found* as if the record did not exist, or *not permitted*.\n"
)


def roles() -> str:
    """Return which role may do what, and what each of a cast of readers gets in each room."""
    staff = [role for role in Role if GRANTS[role]]
    idle = [role for role in Role if not GRANTS[role]]
    lines = [
        *("# Roles, deeds and rooms\n", MADE, _ONE_ROOM, "## Who may do what\n"),
        *_deed_lists(staff),
        f"Roles without any deed: {_listed(idle)}.\n",
        *("## What a reader gets, room by room\n", _COUNTED),
        *_table(("Room", "Addresses", *(_WHO[name] for name in CAST)), list(_counted())),
    ]
    return "\n".join(lines) + "\n"


def _deed_lists(staff: Sequence[Role]) -> Iterator[str]:
    with translation.override("en"):
        english = grant_lines()
    with translation.override("sv"):
        swedish = grant_lines()
    for deed, said, sagt in zip(Deed, english, swedish, strict=True):
        yield f"**{said.name}** ({sagt.name}, `{deed.value}`). {said.meaning}\\"
        yield f"{_listed([role for role in staff if deed in GRANTS[role]])}\n"


def _listed(roles_: Sequence[Role]) -> str:
    with translation.override("en"):
        return ", ".join(word(role) for role in roles_) or "nobody"


def _counted() -> Iterator[tuple[str, ...]]:
    for key, kind in _KINDS.items():
        about = [line for line in MATRIX if _room_of(line) == key]
        if not about:
            continue
        opened = (sum(_opens(line, name) for line in about) for name in CAST)
        yield (_in("en", kind), str(len(about)), *map(str, opened))


def _room_of(line: Line) -> str:
    """Return the room of the last record that an address is about, or '' for none."""
    rooms = [one.partition(".")[0] for one in line.about if "." in one]
    return rooms[-1] if rooms and rooms[-1] in ROOMS else ""


def _opens(line: Line, name: str) -> bool:
    got = line.expected[name]
    return got == OPENED or (got == SENT_ON and line.method == "POST" and name != "visitor")


def _in(language: str, term: StrEnum) -> str:
    with translation.override(language):
        return word(term)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"| {' | '.join('---' for _ in heads)} |"
    for row in rows:
        yield f"| {' | '.join(row)} |"
