"""Reads docs/reference/asvs.csv, and finds what does not hold in it.

`python -m tests.architecture.asvs` counts the rows by chapter and status.
"""

import ast
import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from tests.environment import PROJECT

from samsyn.office.config.environment import Environment

FILE = PROJECT / "docs" / "reference" / "asvs.csv"
STATUSES = ("met", "not met", "not applicable")
DEEPER = ("V7", "V8", "V11", "V16")  # chapters of which level 3 counts too

# Numbers and levels of OWASP ASVS 5.0.0 (CC BY-SA 4.0): section, then one level for each
# requirement in it. From 5.0/docs_en/..._5.0.0_en.csv of github.com/OWASP/ASVS, which has 70, 183
# and 92 of levels 1, 2 and 3.
SECTIONS = """
V1.1 22 V1.2 1111122223 V1.3 112222222223 V1.4 222 V1.5 123
V2.1 122 V2.2 112 V2.3 12223 V2.4 23
V3.1 3 V3.2 113 V3.3 12223 V3.4 11222233 V3.5 11122333 V3.6 3 V3.7 22333
V4.1 12233 V4.2 23333 V4.3 22 V4.4 1222
V5.1 2 V5.2 112333 V5.3 113 V5.4 222
V6.1 122 V6.2 111111112222 V6.3 11223333 V6.4 112233 V6.5 22222333 V6.6 2223 V6.7 33 V6.8 2222
V7.1 222 V7.2 1111 V7.3 22 V7.4 11222 V7.5 223 V7.6 22
V8.1 1233 V8.2 1123 V8.3 133 V8.4 23
V9.1 111 V9.2 1222
V10.1 22 V10.2 223 V10.3 22223 V10.4 1111122222233333 V10.5 22222 V10.6 22 V10.7 222
V11.1 2233 V11.2 22233 V11.3 11233 V11.4 1222 V11.5 23 V11.6 23 V11.7 33
V12.1 12233 V12.2 11 V12.3 22223
V13.1 2333 V13.2 222223 V13.3 2233 V13.4 1222233
V14.1 22 V14.2 12223333 V14.3 122
V15.1 12233 V15.2 12233 V15.3 1222222 V15.4 3333
V16.1 2 V16.2 22222 V16.3 2222 V16.4 222 V16.5 2223
V17.1 23 V17.2 22223333 V17.3 22
"""
# What asks for a document is met by one: the first section of these chapters.
OF_DOCUMENTS = ("V2.1", "V5.1", "V6.1", "V7.1", "V8.1", "V11.1", "V13.1", "V14.1", "V15.1", "V16.1")


_WITHOUT = ("is {} and does not say why.", "is {} and names no test, variable or document.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What we say of one requirement."""

    id: str
    level: str
    status: str
    asks: str  # in our words
    code: str  # modules and packages below src/samsyn
    proof: str  # tests, variables of the operator, documents
    note: str  # what is missing, or why it does not apply

    @property
    def chapter(self) -> str:
        return self.id.partition(".")[0]

    @property
    def section(self) -> str:
        return self.id.rpartition(".")[0]


def levels() -> dict[str, str]:
    """Return the level of every requirement of the standard, by its number."""
    words = SECTIONS.split()
    return {
        f"{section}.{turn}": level
        for section, each in zip(words[::2], words[1::2], strict=True)
        for turn, level in enumerate(each, 1)
    }


def wanted() -> dict[str, str]:
    """Return those that must have a row: levels 1 and 2, and 3 of some chapters."""
    return {
        name: level
        for name, level in levels().items()
        if level != "3" or name.partition(".")[0] in DEEPER
    }


def read(file: Path = FILE) -> list[Row]:
    with file.open(encoding="utf-8", newline="") as lines:
        return [Row(**line) for line in csv.DictReader(lines, strict=True)]


def faults(rows: Sequence[Row]) -> list[str]:
    """Return a sentence for each thing that does not hold; empty where all does."""
    times = Counter(row.id for row in rows)
    return [
        *(f"{name} has no row." for name in wanted() if not times[name]),
        *(f"{name} has {count} rows." for name, count in times.items() if count > 1),
        *(f"{name} need not stand here." for name in times if name not in wanted()),
        *(f"{row.id} {fault}" for row in rows for fault in _faults_of(row)),
    ]


def _faults_of(row: Row) -> Iterator[str]:
    if row.level != wanted().get(row.id, row.level):
        yield f"is of level {wanted()[row.id]}, not {row.level}."
    if row.status not in STATUSES:
        yield f"has the status '{row.status}': write {', '.join(STATUSES)}."
    if not row.asks:
        yield "does not say what it asks."
    if not (row.proof if row.status == "met" else row.note):
        yield _WITHOUT[row.status == "met"].format(row.status)
    for place in row.code.split():
        if not _module_is_there(place):
            yield f"names {place}, which is gone."
    for proof in row.proof.split():
        yield from _faults_of_proof(row, proof)
    yield from _faults_of_note(row.note)


def _faults_of_proof(row: Row, proof: str) -> Iterator[str]:
    if proof.startswith("SAMSYN_"):
        if proof not in {f"SAMSYN_{one.name.upper()}" for one in fields(Environment)}:
            yield f"names {proof}, which no installation reads."
    elif proof.startswith("docs/"):
        if row.section not in OF_DOCUMENTS:
            yield f"asks for more than a document: {proof}."
        if not (PROJECT / proof).is_file():
            yield f"names {proof}, which is gone."
    elif not _test_is_there(proof):
        yield f"names {proof}, which is gone."


def _faults_of_note(note: str) -> Iterator[str]:
    """Look for tests, documents and requirements named in passing."""
    for name in re.findall(r"\b(?:test_\w+)(?!\.py)\b", note):
        if name not in _all_tests() and not list((PROJECT / "tests").rglob(f"{name}.py")):
            yield f"mentions {name}, which is gone."
    for place in re.findall(r"\bdocs/[\w./-]+\.md", note):
        if not (PROJECT / place).is_file():
            yield f"mentions {place}, which is gone."
    for other in re.findall(r"\bV\d+\.\d+\.\d+", note):
        if other not in wanted():
            yield f"mentions {other}, which does not exist."


def _module_is_there(place: str) -> bool:
    there = PROJECT / "src" / "samsyn" / place
    return there.is_file() or (there / "__init__.py").is_file()


def _test_is_there(proof: str) -> bool:
    file, _, name = proof.partition("::")
    return file.endswith(".py") and (PROJECT / file).is_file() and name in _tests_in(PROJECT / file)


@cache
def _tests_in(file: Path) -> frozenset[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(
        node.name for node in tree.body if isinstance(node, kinds) and node.name[:5] == "test_"
    )


@cache
def _all_tests() -> frozenset[str]:
    return frozenset().union(*map(_tests_in, (PROJECT / "tests").rglob("test_*.py")))


def table(rows: Sequence[Row]) -> str:
    """Return the count of rows by chapter and status, as the page shows it."""
    by = Counter((row.chapter, row.status) for row in rows)
    chapters = list(dict.fromkeys(row.chapter for row in rows))
    lines = [f"| Chapter | {' | '.join(STATUSES)} |", "| --- | --- | --- | --- |"]
    for chapter in chapters:
        lines.append(f"| {chapter} | {' | '.join(str(by[chapter, one]) for one in STATUSES)} |")
    sums = (str(sum(by[chapter, one] for chapter in chapters)) for one in STATUSES)
    return "\n".join([*lines, f"| all {len(rows)} | {' | '.join(sums)} |"])


if __name__ == "__main__":
    print(table(read()))  # noqa: T201  that is what it is for
