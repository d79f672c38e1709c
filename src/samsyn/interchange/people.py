"""Files of people: references, names, birth and identity number.

An identity number never stands in a fault, a note or any other text made here.
"""

from dataclasses import dataclass
from datetime import date

from samsyn.interchange.faults import Reading, make_note, rows_in_words, shown
from samsyn.interchange.grids import Table
from samsyn.interchange.mappings import Mapping, TableKind
from samsyn.interchange.records import (
    Group,
    Record,
    Records,
    faults_by_row,
    group_by_reference,
)
from samsyn.vocabulary.identity_numbers import (
    IdentityNumber,
    NotAnIdentityNumber,
    parse_identity_number,
)
from samsyn.vocabulary.uncertain_dates import DateInterval

_ALIAS_SEPARATORS = str.maketrans({"/": ";", "|": ";", "\n": ";"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One person from a file; `name` is empty where only a reference is known."""

    file_rows: tuple[int, ...]
    external_reference: str
    name: str
    aliases: tuple[str, ...]
    born: DateInterval | None
    identity_number: IdentityNumber | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    reference: str
    name: str
    aliases: tuple[str, ...]
    born: DateInterval | None
    identity_number: IdentityNumber | None


def read_people(table: Table, mapping: Mapping, *, today: date) -> Reading[PersonRow]:
    """Read people; a birth date after `today` is a fault.

    Rows that repeat a reference are folded if they agree, else all are faults.
    Raises `BadMapping`.
    """
    source = Records(table, mapping, TableKind.PEOPLE, today=today)
    pairs = []
    for record in source:
        part = _read_part(record, today)
        pairs.append((record, part, record.known("reference") or _number_in(part)))
    groups = group_by_reference(pairs)
    for group in groups:
        if len(set(group.parts)) > 1:
            group.refuse("reference", "reference_used_twice")
    whole = [group for group in groups if group.stands_whole("reference")]
    repeated = [row for group in whole for row in group.rows[1:]]
    notes = (
        [make_note("duplicates", count=len(repeated), rows=rows_in_words(repeated))]
        if repeated
        else []
    )
    return source.settle([_person(group) for group in whole], faults_by_row(groups), notes)


def _read_part(record: Record, today: date) -> _Part | None:
    number = _read_identity_number(record, today)
    born = _read_birth(record)
    if number and born and not born.earliest <= number.birth_date <= born.latest:
        name = "birth_date" if record.known("birth_date") else "birth_year"
        record.refuse(name, "birth_disagrees")
    name = record.known("name") or " ".join(
        filter(None, (record.known("first_name"), record.known("last_name")))
    )
    reference = record.known("reference")
    if not (reference or name or number or record.faults):
        record.refuse("reference", "no_identity")
    if record.faults:
        return None
    aliases = record.known("alias").translate(_ALIAS_SEPARATORS).split(";")
    return _Part(
        reference=reference,
        name=" ".join(name.split()),
        aliases=tuple(dict.fromkeys(alias.strip() for alias in aliases if alias.strip())),
        born=DateInterval.day(number.birth_date) if number else born,
        identity_number=number,
    )


def _read_identity_number(record: Record, today: date) -> IdentityNumber | None:
    if not (text := record.known("identity_number")):
        return None
    try:
        return parse_identity_number(text, today=today)
    except NotAnIdentityNumber as error:
        record.refuse("identity_number", "identity_number", problem=str(error))
        return None


def _read_birth(record: Record) -> DateInterval | None:
    if record.known("birth_date"):
        return record.days("birth_date")
    if not (year := record.known("birth_year").removesuffix(".0")):
        return None
    if not (len(year) == len("1990") and year.isdecimal()):
        record.refuse("birth_year", "not_a_date", value=shown(year))
        return None
    return record.parse_days("birth_year", year)


def _number_in(part: _Part | None) -> str:
    return part.identity_number.digits if part and part.identity_number else ""


def _person(group: Group[_Part]) -> PersonRow:
    part = group.parts[0]
    return PersonRow(
        file_rows=tuple(group.rows),
        external_reference=part.reference,
        name=part.name,
        aliases=part.aliases,
        born=part.born,
        identity_number=part.identity_number,
    )
