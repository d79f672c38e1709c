"""`samsyn check-file`: read a file as an import would, with no database, and report.

Exit 0 if every row can be taken, 1 with sentences if the file or a row cannot, 2 for usage.
"""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from samsyn.interchange.faults import Fault, Reading, UnreadableFile
from samsyn.interchange.grids import Table
from samsyn.interchange.guessing import guess_mapping, questions_about
from samsyn.interchange.incidents import read_incidents
from samsyn.interchange.mappings import (
    BadMapping,
    Mapping,
    TableKind,
    mapping_from_json,
    mapping_to_json,
)
from samsyn.interchange.memberships import read_memberships
from samsyn.interchange.people import read_people
from samsyn.interchange.tables import open_table
from samsyn.interchange.ties import read_ties
from samsyn.interchange.writing import rejected_rows, write_csv

# Each reader has its own type of row; a report needs only their number.
READERS: dict[TableKind, Callable[..., Reading[Any]]] = {
    TableKind.INCIDENTS: read_incidents,
    TableKind.PEOPLE: read_people,
    TableKind.MEMBERSHIPS: read_memberships,
    TableKind.TIES: read_ties,
}
_SHOWN_FAULTS = 20
_FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
_NEW_FILE = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.command()
@click.argument("kind", type=click.Choice([kind.value for kind in TableKind]))
@click.argument("file", type=_FILE)
@click.option("--mapping", "mapping_file", type=_FILE, help="Column mapping (JSON); else guessed.")
@click.option("--save-mapping", type=_NEW_FILE, help="Write the mapping that was used.")
@click.option("--rejects", type=_NEW_FILE, help="Write the refused rows, with reasons, as CSV.")
@click.option("--sheet", default="", help="Sheet of a workbook; else the first visible one.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Latest possible date.")
def check_file(  # noqa: PLR0913 - one parameter per option
    *,
    kind: str,
    file: Path,
    mapping_file: Path | None,
    save_mapping: Path | None,
    rejects: Path | None,
    sheet: str,
    as_json: bool,
    today: datetime | None,
) -> None:
    """Read FILE as KIND and say how many rows can be taken, and what is wrong with the others."""
    try:
        table = open_table(file, sheet=sheet)
        mapping = _mapping(table, TableKind(kind), mapping_file)
        if save_mapping:
            save_mapping.write_text(mapping_to_json(mapping) + "\n", encoding="utf-8")
        latest = today.date() if today else datetime.now(ZoneInfo(mapping.zone)).date()
        reading = READERS[TableKind(kind)](table, mapping, today=latest)
    except (UnreadableFile, BadMapping) as refusal:
        _refuse(str(refusal), as_json=as_json)
        return
    if rejects:
        with rejects.open("wb") as stream:
            write_csv(stream, *rejected_rows(table, reading.faults), for_excel=True)
    _report(reading, questions_about(table, mapping), as_json=as_json)
    if reading.faults:
        raise SystemExit(1)


def _mapping(table: Table, kind: TableKind, file: Path | None) -> Mapping:
    if file is None:
        return guess_mapping(table, kind)
    try:
        return mapping_from_json(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise BadMapping("The mapping is not UTF-8 text.") from error


def _refuse(sentence: str, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"rows": 0, "accepted": 0, "faults": [], "refused": sentence}))
    click.echo(f"Refused: {sentence}", err=True)
    raise SystemExit(1)


def _report(reading: Reading[Any], questions: tuple[str, ...], *, as_json: bool) -> None:
    if as_json:
        report = {
            "rows": reading.rows_in,
            "accepted": reading.rows_accepted,
            "records": len(reading.rows),
            "faults": [_fault_as_json(fault) for fault in reading.faults],
            "notes": [note.text for note in reading.notes],
            "questions": list(questions),
        }
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return
    click.echo(
        f"{reading.rows_in} rows: {reading.rows_accepted} accepted as {len(reading.rows)} records,"
        f" {len(reading.faults)} refused."
    )
    for note in reading.notes:
        click.echo(f"Note: {note.text}")
    for question in questions:
        click.echo(f"Say in the mapping: {question}.")
    for fault in reading.faults[:_SHOWN_FAULTS]:
        for each in (fault, *fault.also):
            where = f", column {each.column}" if each.column else ""
            click.echo(f"Row {each.row}{where}: {each.reason}", err=True)
    if len(reading.faults) > _SHOWN_FAULTS:
        rest = len(reading.faults) - _SHOWN_FAULTS
        click.echo(
            f"{rest} more rows are refused. See them all with --json or --rejects.", err=True
        )


# JSON values are of many types.
def _fault_as_json(fault: Fault) -> dict[str, Any]:
    found: dict[str, Any] = {"row": fault.row, "column": fault.column, "reason": fault.reason}
    if fault.also:
        found["also"] = [_fault_as_json(each) for each in fault.also]
    return found
