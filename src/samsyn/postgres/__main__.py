"""`python -m samsyn.postgres start|stop|status FOLDER`, for whoever keeps the server running.

Exit status 0: done, or it runs; 1: refused, or it does not run; 2: usage.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from samsyn.postgres.cluster import Cluster
from samsyn.postgres.errors import PostgresError


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks and return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m samsyn.postgres", description="The database server of one data folder."
    )
    parser.add_argument("command", choices=["start", "stop", "status"])
    parser.add_argument("folder", type=Path, help="the data folder")
    parser.add_argument(
        "--bin-dir", type=Path, help="use the PostgreSQL programs in this directory"
    )
    asked = parser.parse_args(arguments)
    cluster = Cluster(asked.folder, bin_dir=asked.bin_dir)
    try:
        return _report(cluster, asked.command)
    except PostgresError as error:
        sys.stderr.write(f"{error}\n")
        return 1


def _report(cluster: Cluster, command: str) -> int:
    if command == "start":
        cluster.start()
    elif command == "stop":
        cluster.stop()
    status = cluster.status()
    if status.version is None:
        said = f"There are no data in {cluster.folder}."
    elif status.pid is None:
        said = f"PostgreSQL {status.version} in {cluster.folder} is stopped."
    else:
        said = (
            f"PostgreSQL {status.version} in {cluster.folder} runs as process {status.pid}; "
            f"its socket is in {cluster.login().address.host}."
        )
    sys.stdout.write(said + "\n")
    return 0 if command == "stop" or status.pid else 1


if __name__ == "__main__":
    sys.exit(main())
