"""How fast a file is taken, beside plain COPY of the same rows: `python benchmarks/importing.py`.

Takes files (or invented victims) into an empty room of a fresh database, in one run:
COPY writes the finished rows into a table without index, wall or audit. With `--rows N` the
invented file has N rows.
"""

import argparse
import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).parent)]

import tests.environment  # noqa: E402, F401  a data folder for tests, before Django's settings

import samsyn.office.commands  # noqa: E402, F401  sets Django up

# isort: split
import psycopg  # noqa: E402
from django.conf import settings  # noqa: E402
from tests import databases  # noqa: E402
from tests.office import cast  # noqa: E402

from reading import HEADER, invented_rows  # noqa: E402
from samsyn.interchange.mappings import TableKind  # noqa: E402
from samsyn.interchange.writing import write_csv  # noqa: E402
from samsyn.office import access  # noqa: E402
from samsyn.office.accounts.models import Staff  # noqa: E402
from samsyn.office.config import installation  # noqa: E402
from samsyn.office.config.databases import Logins, cluster_folder  # noqa: E402
from samsyn.office.imports import changes  # noqa: E402
from samsyn.office.imports.changes import StagePlan  # noqa: E402
from samsyn.office.partners.models import Room  # noqa: E402
from samsyn.postgres import Cluster  # noqa: E402

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def main() -> None:
    """Print one line per file."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("files", nargs="*", type=Path, help="incident files; else an invented one")
    wanted.add_argument("--rows", type=int, default=10_000, help="of the invented file")
    given = wanted.parse_args()
    print(f"{'file':36} {'rows':>7} {'records':>8} {'rows/s':>8} {'COPY rows/s':>12} {'ratio':>7}")
    template = databases.prepare()
    for name, data in _files(given.files, given.rows):
        with databases.clone(template, "benchmark_importing") as own:
            installation.connect(own.application)
            try:
                measure(own, name, data)
            finally:
                installation.disconnect()


def measure(own: Logins, name: str, data: bytes) -> None:
    """Take one incident file, then copy the rows that it made."""
    actor = access.actor_for(Staff.objects.get(email=cast.EMAIL.format("petra")).pk, now=NOW)
    plan = StagePlan(
        room_id=Room.objects.get(key="orebro-police").pk,
        kind=TableKind.INCIDENTS,
        file_name=name,
        content=data,
    )
    started = perf_counter()
    with access.acting_as(actor):
        batch_id = changes.stage_batch(actor, plan, now=NOW, with_dry_run=False)
        counts = changes.accept_batch(actor, batch_id, now=NOW).counts
    taken = perf_counter() - started
    copied = copy_again(own)
    speed, plain = counts["rows"] / taken, counts["records"] / copied
    print(
        f"{name[:36]:36} {counts['rows']:7} {counts['records']:8} {speed:8.0f} {plain:12.0f}"
        f" {speed / plain:7.3f}"
    )


def copy_again(own: Logins) -> float:
    """Return the seconds that COPY takes for the incidents made, into a table of nothing else."""
    cluster = Cluster(cluster_folder(settings.ENVIRONMENT))
    admin = cluster.login().to(own.owner.address.database)
    with psycopg.connect(admin.dsn()) as server:
        server.execute("CREATE TABLE plain AS SELECT * FROM incidents_incident WITH NO DATA")
        with server.cursor().copy("COPY incidents_incident TO STDOUT") as copy:
            rows = b"".join(bytes(block) for block in copy)
        names = [
            row[0]
            for row in server.execute(
                "SELECT column_name FROM information_schema.columns"
                " WHERE table_name = 'incidents_incident' ORDER BY ordinal_position"
            )
        ]
        started = perf_counter()
        with server.cursor().copy(f"COPY plain ({', '.join(names)}) FROM STDIN") as copy:
            copy.write(rows)
        server.commit()
        return perf_counter() - started


def _files(paths: list[Path], rows: int) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        yield path.name, path.read_bytes()
    if not paths:
        stream = io.BytesIO()
        write_csv(stream, HEADER, invented_rows(rows))
        yield "invented shootings.csv", stream.getvalue()


if __name__ == "__main__":
    main()
