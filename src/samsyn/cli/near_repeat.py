"""`samsyn near-repeat`: does one event draw another nearby, soon? On a file of incidents."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click
import numpy as np

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.space_time import (
    Caution,
    Cell,
    Dealing,
    Events,
    KnoxQuestion,
    Metric,
    NearRepeat,
    Within,
    events_at,
    near_repeat,
    on_a_plane,
)
from samsyn.charts import svg_file
from samsyn.charts.findings.near_repeats import (
    near_repeat_chart,
    near_repeat_sentences,
    near_repeat_title,
)
from samsyn.cli.answers import (
    FILE,
    echo_json,
    picturing,
    plain,
    refusing,
    teller,
    write_picture,
)
from samsyn.interchange.guessing import guess_mapping
from samsyn.interchange.incidents import IncidentRow, read_incidents
from samsyn.interchange.mappings import Mapping, TableKind, mapping_from_json
from samsyn.interchange.tables import open_table

_CAUTIONS = {
    Caution.UNEVEN_OVER_TIME: "Some quarters have many more events than others, which alone brings"
    " pairs close in time. Compare with --within quarter.",
    Caution.COARSE_PLACES: "Half of the events or more share their point with another: places are"
    " rounded, and bands finer than the rounding say nothing.",
    Caution.FEW_PAIRS: "Fewer than five pairs are expected in some cell: its ratio moves a lot with"
    " a single pair.",
    Caution.TAKEN_AS_ONE: "Rows with the same place and day were taken as one incident"
    " (--keep-doubles keeps them).",
}


_DEALT = {
    Within.FREE: "days dealt out freely",
    Within.YEAR: "days dealt out within each year",
    Within.QUARTER: "days dealt out within each quarter",
    Within.MONTH: "days dealt out within each month",
}
_METRICS = {one: one.name.lower() for one in Metric}
_DASH = "\N{EN DASH}"


class Edges(click.ParamType[Any]):
    """Rising numbers with commas between them."""

    name = "edges"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, ...]:
        """Return the numbers; fail with a sentence if one is none."""
        try:
            return tuple(float(edge) for edge in str(value).split(","))
        except ValueError:
            self.fail(f'"{value}" is not numbers with commas between them, as 100,200,400.')


@click.command("near-repeat")
@click.argument("file", type=FILE, metavar="INCIDENTS")
@click.option("--mapping", "mapping_file", type=FILE, help="Column mapping (JSON); else guessed.")
@click.option("--distance", type=Edges(), default="100", help="Upper edges in metres.")
@click.option("--days", type=Edges(), default="14", help="Upper edges in days.")
@click.option("--permutations", type=click.IntRange(min=1), default=999, show_default=True)
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True)
@click.option(
    "--within",
    type=click.Choice([one.value for one in Within]),
    default=Within.FREE.value,
    show_default=True,
    help="Among which events days change places.",
)
@click.option("--streets", is_flag=True, help="Measure along two axes and not straight.")
@click.option("--keep-doubles", is_flag=True, help="Keep rows with the same place and day.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, help="Threads.")
@picturing("Write a picture: each band's ratio beside what chance gives.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("--progress", "shows_progress", is_flag=True, help="Say how far it has come.")
def near_repeat_file(
    *, file: Path, mapping_file: Path | None, as_json: bool, shows_progress: bool, **asked: Any
) -> None:
    """Compare events close in place and time with what chance gives, for every band.

    INCIDENTS is a table with a date and a place (x and y in metres, or longitude and latitude) for
    each incident. Bands are half-open: --distance 100,200 asks for 0 to under 100 metres and 100 to
    under 200.
    """
    question = KnoxQuestion(
        metres=asked["distance"],
        days=asked["days"],
        within=Within(asked["within"]),
        metric=Metric.STREETS if asked["streets"] else Metric.STRAIGHT,
        one_per_place_and_day=not asked["keep_doubles"],
    )
    tell = teller(asked=shows_progress)
    dealing = Dealing(
        permutations=asked["permutations"],
        seed=asked["seed"],
        workers=asked["workers"],
        progress=lambda done, whole: tell(f"{done} of {whole} permutations"),
    )
    with refusing(as_json=as_json):
        events, notes = _read(file, mapping_file)
        result = near_repeat(events, question, dealing)
    write_picture(asked["svg"], asked["language"], lambda: _picture(result))
    if as_json:
        echo_json({**plain(asdict(result), _METRICS), "notes": notes})
    else:
        _tell(result, notes)


def _picture(result: NearRepeat) -> str:
    return svg_file(
        near_repeat_title(result),
        [near_repeat_chart(result)],
        sentences=near_repeat_sentences(result),
    )


def _read(file: Path, mapping_file: Path | None) -> tuple[Events, list[str]]:
    table = open_table(file)
    mapping = (
        mapping_from_json(mapping_file.read_text(encoding="utf-8"))
        if mapping_file
        else _of_any_kind(guess_mapping(table, TableKind.INCIDENTS))
    )
    zone = ZoneInfo(mapping.zone)
    reading = read_incidents(table, mapping, today=datetime.now(zone).date())
    placed = [(row, day) for row in reading.rows if (day := _day(row, zone)) and _has_place(row)]
    notes = [note.text for note in reading.notes]
    if reading.faults:
        notes.append(
            f"{len(reading.faults)} rows were refused; samsyn check-file incidents says why."
        )
    if left := len(reading.rows) - len(placed):
        notes.append(f"{left} incidents have no place or no certain day and were left out.")
    x, y = _on_a_plane([row for row, _ in placed])
    return events_at(x, y, [day for _, day in placed]), notes


def _of_any_kind(guessed: Mapping) -> Mapping:
    """Return the mapping with every row taken: what kind of violence it was is not asked here."""
    columns = {name: header for name, header in guessed.columns.items() if name != "kind"}
    return replace(guessed, columns=columns, constants={**guessed.constants, "kind": "other"})


def _day(row: IncidentRow, zone: ZoneInfo) -> date | None:
    first, last = (
        one.astimezone(zone).date() for one in (row.occurred.earliest, row.occurred.latest)
    )
    return first if first == last else None


def _has_place(row: IncidentRow) -> bool:
    return row.x is not None or row.longitude is not None


def _on_a_plane(rows: Sequence[IncidentRow]) -> tuple[list[float], list[float]]:
    """Return metres: those of the file, else degrees laid flat around the middle latitude."""
    metres = [(row.x, row.y) for row in rows if row.x is not None and row.y is not None]
    if len(metres) == len(rows):
        return [x for x, _ in metres], [y for _, y in metres]
    degrees = [(row.longitude, row.latitude) for row in rows]
    if any(longitude is None or latitude is None for longitude, latitude in degrees):
        raise AnalysisError(
            "Some incidents have only metres and others only degrees; give all of them the same."
        )
    longitudes, latitudes = np.array(degrees, dtype=np.float64).reshape(-1, 2).T
    east, north = on_a_plane(longitudes, latitudes)
    return east.tolist(), north.tolist()


def _tell(result: NearRepeat, notes: Sequence[str]) -> None:
    for note in notes:
        click.echo(f"Note: {note}")
    click.echo(
        f"{result.events} events, {result.close_pairs} pairs within the furthest distance;"
        f" {result.permutations} permutations, seed {result.seed}, {_DEALT[result.within]}."
    )
    click.echo(
        f"{'metres':>12} {'days':>10} {'observed':>9} {'expected':>9} {'ratio':>7}"
        f" {'p':>7} {'p, all cells':>13}"
    )
    for cell in result.cells:
        click.echo(_line(cell))
    for caution in result.cautions:
        click.echo(f"Mind: {_CAUTIONS[caution]}")
    click.echo("This describes a pattern of the city. It foretells nothing of any person.")


def _line(cell: Cell) -> str:
    metres = f"{cell.metres_from:g}{_DASH}{cell.metres_to:g}"
    days = f"{cell.days_from:g}{_DASH}{cell.days_to:g}"
    ratio = _DASH if cell.ratio is None else f"{cell.ratio:.2f}"
    return (
        f"{metres:>12} {days:>10} {cell.observed:>9} {cell.expected:>9.1f} {ratio:>7}"
        f" {cell.p_value:>7.3f} {cell.adjusted_p_value:>13.3f}"
    )
