"""A first mapping for a file nobody has described yet, from its headers, its name and its values.

A guess is a proposal that a person confirms; what the file leaves open becomes a question.
"""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Pairs
from datetime import date

from samsyn.interchange.dates import NotADate, day_order, parse_date
from samsyn.interchange.grids import Table
from samsyn.interchange.map_grids import SWEREF_99_TM, is_in_sweden
from samsyn.interchange.mappings import Mapping, TableKind, is_protected
from samsyn.interchange.moments import split_moment
from samsyn.interchange.numbers import UNKNOWN_WORDS, NotANumber, parse_number, parse_yes_or_no
from samsyn.interchange.synonyms import (
    HEADERS,
    HOMICIDE_WORDS,
    KEPT_AS_DETAILS,
    SUBJECTS,
    VALUES,
)

_SIGNS = re.compile(r"[^0-9a-zà-öø-ÿ]+")
_DATED_FIELDS = ("date", "since", "until", "birth_date")
_SAMPLE = 200
_MOSTLY = 0.8
_MOST_VALUES = 200  # of a column with a closed list; more is free text
_LATEST = date(2200, 1, 1)  # a guess asks only for the form


def guess_mapping(table: Table, kind: TableKind) -> Mapping:
    """Propose what the columns mean."""
    headers = [header for header in table.header if not is_protected(header)]
    columns = _by_header(headers, kind)
    constants: dict[str, str] = {}
    if kind is TableKind.INCIDENTS:
        _complete_incidents(table, headers, columns, constants)
    if kind is TableKind.TIES and "target" in columns:
        columns.pop("event", None)
    translations = {
        name: found
        for name, header in columns.items()
        if (found := _translations(table.column(header), name, kind))
    }
    if kind is TableKind.INCIDENTS and "kind" in columns and _is_about_homicide(table):
        translations["kind"] = _homicide_kinds(table.column(columns["kind"]), translations)
    dated = [
        split_moment(text)[0] for name in _DATED_FIELDS for text in _cells(table, columns, name)
    ]
    return Mapping(
        kind=kind,
        columns=columns,
        constants=constants,
        translations=translations,
        details=tuple(
            header
            for header in headers
            if _plain(header) in KEPT_AS_DETAILS and header not in columns.values()
        ),
        day_first=day_order(dated),
    )


def questions_about(table: Table, mapping: Mapping) -> tuple[str, ...]:
    """Return the fields somebody must decide on before the file can be read whole.

    "day_first" is among them where dates can be read in two ways.
    """
    questions = list(mapping.missing)
    texts = [text for name in _DATED_FIELDS for text in _cells(table, mapping.columns, name)]
    if mapping.day_first is None and any(map(_is_ambiguous, texts)):
        questions.append("day_first")
    return tuple(questions)


def _by_header(headers: Sequence[str], kind: TableKind) -> dict[str, str]:
    # Without spaces, so that "K-nr", "Knr" and "k nr" are one.
    plain = {_plain(header).replace(" ", ""): header for header in reversed(headers)}
    columns: dict[str, str] = {}
    for name, synonyms in HEADERS[kind].items():
        candidates = (plain.get(word.replace(" ", "")) for word in synonyms)
        taken = columns.values()
        if header := next((one for one in candidates if one and one not in taken), None):
            columns[name] = header
    return columns


def _complete_incidents(
    table: Table, headers: Sequence[str], columns: dict[str, str], constants: dict[str, str]
) -> None:
    if "date" not in columns and (header := _dated_column(table, headers, columns.values())):
        columns["date"] = header
    if "fatal" in columns and not all(map(_is_yes_or_no, table.column(columns["fatal"]))):
        _move_to_counts(table, columns)
    if "kind" not in columns and (subject := _subject(table)):
        constants["kind"] = subject
    counted = {"fatal", "dead", "injured"}.intersection(columns)
    if not counted and _is_about_homicide(table):
        constants["fatal"] = "yes"  # every row of a homicide file is one person dead
    if "crs" not in columns and _fits_national_grid(table, columns):
        constants["crs"] = SWEREF_99_TM


def _move_to_counts(table: Table, columns: dict[str, str]) -> None:
    """Take a column called fatal for a count of the dead, if it holds counts."""
    if "dead" not in columns and all(text.isdecimal() for text in table.column(columns["fatal"])):
        columns["dead"] = columns.pop("fatal")


def _fits_national_grid(table: Table, columns: Pairs[str, str]) -> bool:
    """Whether most positions lie in Sweden, whichever of x and y is the northing."""
    pairs = zip(_cells(table, columns, "x"), _cells(table, columns, "y"), strict=False)
    positions = [pair for pair in pairs if all(pair)][:_SAMPLE]
    inside = sum(1 for x, y in positions if _is_swedish(x, y))
    return bool(positions) and inside >= _MOSTLY * len(positions)


def _is_swedish(x: str, y: str) -> bool:
    try:
        first, second = parse_number(x), parse_number(y)
    except NotANumber:
        return False
    return is_in_sweden(first, second) or is_in_sweden(second, first)


def _dated_column(table: Table, headers: Sequence[str], used: Iterable[str]) -> str | None:
    for header in headers:
        texts = [text for text in table.column(header)[:_SAMPLE] if text]
        dates = sum(1 for text in texts if _is_day(text))
        if header not in used and texts and dates >= _MOSTLY * len(texts):
            return header
    return None


def _is_day(text: str) -> bool:
    if text.isdecimal():
        return False
    try:
        parse_date(split_moment(text)[0], day_first=True, today=_LATEST)
    except NotADate:
        return False
    return True


def _is_ambiguous(text: str) -> bool:
    try:
        parse_date(split_moment(text)[0], day_first=None, today=_LATEST)
    except NotADate as error:
        return error.code == "ambiguous_date"
    return False


def _is_yes_or_no(text: str) -> bool:
    try:
        return not text or text.casefold() in UNKNOWN_WORDS or parse_yes_or_no(text) is not None
    except NotANumber:
        return text.casefold() in VALUES[TableKind.INCIDENTS]["fatal"]


def _translations(texts: Sequence[str], name: str, kind: TableKind) -> dict[str, str]:
    words = VALUES[kind].get(name)
    if not words:
        return {}
    said = sorted(set(texts))
    return {text: words[text.casefold()] for text in said if text.casefold() in words}


def _homicide_kinds(texts: Sequence[str], known: dict[str, dict[str, str]]) -> dict[str, str]:
    """Every cause of death gets a kind; causes without a kind of their own are other homicides."""
    said = sorted(set(texts))[:_MOST_VALUES]
    return {text: known.get("kind", {}).get(text, "other_homicide") for text in said}


def _subject(table: Table) -> str | None:
    about = _about(table)
    return next((kind for kind, starts in SUBJECTS if _any_starts(about, starts)), None)


def _is_about_homicide(table: Table) -> bool:
    return _any_starts(_about(table), HOMICIDE_WORDS)


def _any_starts(words: Sequence[str], starts: tuple[str, ...]) -> bool:
    return any(word.startswith(starts) for word in words)


def _about(table: Table) -> list[str]:
    return _plain(" ".join((table.name, table.sheet, *table.header))).split()


def _cells(table: Table, columns: Pairs[str, str], name: str) -> list[str]:
    header = columns.get(name)
    return table.column(header) if header else []


def _plain(header: str) -> str:
    return _SIGNS.sub(" ", header.casefold()).strip()
