"""Files of memberships: who is said to belong to which group, since when, on what basis.

A row is a claim to be reviewed, never a label: the reader adds nothing to what the file says.
"""

from dataclasses import dataclass
from datetime import date

from samsyn.interchange.faults import Reading, make_note, rows_in_words
from samsyn.interchange.grids import Table
from samsyn.interchange.mappings import Mapping, TableKind
from samsyn.interchange.records import Record, Records
from samsyn.vocabulary.groups import BasisKind, MembershipRole
from samsyn.vocabulary.uncertain_dates import DateInterval


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipRow:
    """One membership from a file; the role and the basis are None where it is silent."""

    file_rows: tuple[int, ...]
    person: str  # the person's reference in the file
    group: str  # the group's name
    role: MembershipRole | None
    since: DateInterval | None
    until: DateInterval | None
    basis: BasisKind | None


_Claim = tuple[
    str,
    str,
    MembershipRole | None,
    DateInterval | None,
    DateInterval | None,
    BasisKind | None,
]


def read_memberships(table: Table, mapping: Mapping, *, today: date) -> Reading[MembershipRow]:
    """Read memberships; rows that say the same are folded. Raises `BadMapping`."""
    source = Records(table, mapping, TableKind.MEMBERSHIPS, today=today)
    claims: dict[_Claim, list[int]] = {}
    faults = {}
    for record in source:
        claim = _read_claim(record)
        if claim is None:
            faults[record.number] = record.faults
        else:
            claims.setdefault(claim, []).append(record.number)
    repeated = [row for rows in claims.values() for row in rows[1:]]
    notes = (
        [make_note("duplicates", count=len(repeated), rows=rows_in_words(repeated))]
        if repeated
        else []
    )
    return source.settle([_row(claim, rows) for claim, rows in claims.items()], faults, notes)


def _read_claim(record: Record) -> _Claim | None:
    person, group = record.known("person"), record.known("group")
    for name, value in (("person", person), ("group", group)):
        if not value:
            record.refuse(name, "missing")
    role = record.choice("role", MembershipRole)
    basis = record.choice("basis", BasisKind)
    since, until = record.days("since"), record.days("until")
    if since and until and until.latest < since.earliest:
        record.refuse("until", "ends_before_start")
    if record.faults:
        return None
    return (person, " ".join(group.split()), role, since, until, basis)


def _row(claim: _Claim, rows: list[int]) -> MembershipRow:
    person, group, role, since, until, basis = claim
    return MembershipRow(
        file_rows=tuple(rows),
        person=person,
        group=group,
        role=role,
        since=since,
        until=until,
        basis=basis,
    )
