"""One reader's round through the office: every line of the access matrix, and what it leads to.

Each page is asked for once and kept, for every law to be judged on the same answers. Beside a
record that is hidden, one that never was is asked for in the same breath.
"""

import re
from dataclasses import dataclass

from django.http import HttpResponse
from tests.architecture.access_matrix import MATRIX
from tests.architecture.addresses import Line
from tests.architecture.contexts import rows_in_contexts
from tests.architecture.crawling import Visit, body_of, links_of, walk
from tests.architecture.reading import Reader
from tests.architecture.stage import NAME, Stage

TYPED = "zzzzzz"
OK, REFUSED, MISSING, FAULT = 200, 400, 404, 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one of the cast was answered, line by line, and on every page they could reach."""

    reader: Reader
    statuses: dict[str, int]  # by line
    telling: list[str]  # in what a hidden record's answer differed from a missing one's
    compared: int
    visits: list[Visit]
    rows: list[str]  # where templates were handed rows instead of plain data

    @property
    def shown(self) -> list[Visit]:
        return [visit for visit in self.visits if visit.answer.status_code == OK]

    def dead_ends(self) -> list[str]:
        """Say which links of a page, of those that were followed, its reader is refused."""
        refused = {
            visit.address: visit.answer.status_code
            for visit in self.visits
            if visit.answer.status_code >= REFUSED
        }
        return [
            f"{visit.address} leads to {link} ({refused[link]})"
            for visit in self.shown
            for link in links_of(visit)
            if link in refused
        ]

    def filters(self) -> dict[str, set[str]]:
        """Return each address that a form sends the reader to by GET, with the form's fields."""
        found: dict[str, set[str]] = {}
        for visit in self.shown:
            for action, fields in visit.page.forms:
                found.setdefault((action or visit.address).partition("?")[0], set()).update(fields)
        return found


def round_of(reader: Reader, staged: Stage) -> Round:
    """Ask every line of the matrix as one reader, then walk on from there."""
    statuses, starts, telling, compared = {}, [], [], 0
    with rows_in_contexts() as rows:
        for line in MATRIX:
            answer, work = reader.ask_with_work(line.address(staged), method=line.method)
            statuses[str(line)] = answer.status_code
            if line.is_about_a_record and answer.status_code == MISSING:
                compared += 1
                telling.extend(differences(reader, line, staged, answer, work))
            if line.method == "GET":
                starts.append(Visit(line.address(staged), answer))
        visits = list(walk(reader, starts, typed=TYPED))
    return Round(
        reader=reader,
        statuses=statuses,
        telling=telling,
        compared=compared,
        visits=visits,
        rows=sorted(rows),
    )


def differences(
    reader: Reader, line: Line, staged: Stage, answer: HttpResponse, work: list[str]
) -> list[str]:
    """Say in what a record's answer differs from that of one that does not exist."""
    nothing, idle = reader.ask_with_work(line.address_of_nothing(staged), method=line.method)
    pairs = {
        "status": (answer.status_code, nothing.status_code),
        "body": (body_of(answer), body_of(nothing)),
        "headers": (dict(answer.items()), dict(nothing.items())),
        "cookies": (sorted(answer.cookies), sorted(nothing.cookies)),
        "queries": (_kinds(work), _kinds(idle)),
    }
    return [f"{line}: {name} differs" for name, (one, other) in pairs.items() if one != other]


def _kinds(statements: list[str]) -> list[str]:
    """Return each statement's first words: values and savepoints differ from one to the next."""
    return [" ".join(re.sub(r'"s\d+_x\d+"', "", one).split()[:3]) for one in statements]


def leaks_in(visit: Visit, hidden: set[str]) -> list[str]:
    """Say what of the hidden a page holds; what its own address says is known already."""
    text = visit.text.lower()
    return [
        f"{visit.address} ({visit.answer.status_code}) holds {one}"
        for one in sorted(hidden)
        if one.lower() in text and one.lower() not in visit.address.lower()
    ]


def names_in(visit: Visit) -> bool:
    """Say whether a page holds anybody's staged name."""
    return NAME in visit.text.lower()
