"""How many rows a second the readers take: `python benchmarks/reading.py [FILE ...]`.

Without files, an invented victim file of 100,000 rows is read as CSV and 20,000 as XLSX.
"""

import io
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from samsyn.interchange.guessing import guess_mapping
from samsyn.interchange.incidents import read_incidents
from samsyn.interchange.mappings import TableKind
from samsyn.interchange.tables import open_table
from samsyn.interchange.writing import write_csv, write_xlsx

HEADER = ["incident_id", "date", "time", "area", "fatal", "lon", "lat"]
FIRST_DAY = date(2015, 1, 1)
TODAY = date(2026, 11, 21)


def main(paths: list[str]) -> None:
    """Print one line per file."""
    print(f"{'file':40} {'rows':>8} {'open s':>7} {'read s':>7} {'rows/s':>8} {'accepted':>8}")
    for name, data in [(path, Path(path).read_bytes()) for path in paths] or invented_files():
        measure(name, data)


def measure(name: str, data: bytes) -> None:
    """Open and read one incident file, and print how long each took."""
    started = perf_counter()
    table = open_table(data, name)
    opened = perf_counter()
    reading = read_incidents(table, guess_mapping(table, TableKind.INCIDENTS), today=TODAY)
    done = perf_counter()
    speed = reading.rows_in / (done - started)
    print(
        f"{Path(name).name:40} {reading.rows_in:8} {opened - started:7.2f} {done - opened:7.2f}"
        f" {speed:8.0f} {reading.rows_accepted:8}"
    )


def invented_files() -> Iterator[tuple[str, bytes]]:
    """Yield a CSV and an XLSX file of shootings."""
    csv, xlsx = io.BytesIO(), io.BytesIO()
    write_csv(csv, HEADER, invented_rows(100_000))
    yield "shootings.csv", csv.getvalue()
    write_xlsx(xlsx, HEADER, invented_rows(20_000))
    yield "shootings.xlsx", xlsx.getvalue()


def invented_rows(count: int) -> Iterator[list[str | int | float | date]]:
    """Yield victims, about every fifth of an incident that another one has too."""
    for number in range(count):
        incident = number - number % 5 // 4
        day = FIRST_DAY + timedelta(days=incident % 4000)
        minute = incident * 37 % 1440
        clock = f"{minute // 60:02d}:{minute % 60:02d}"
        point = [15 + incident % 9973 / 9973, 59 + incident % 9967 / 9967]
        yield [f"K{incident}", day, clock, f"Område {incident % 40}", incident % 7 // 6, *point]


if __name__ == "__main__":
    main(sys.argv[1:])
