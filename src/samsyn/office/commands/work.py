"""The process that runs long jobs, one at a time, from the queue in the database."""

from threading import Event

import click
from django.core.management import call_command

from samsyn.office.commands.carrying import keep_carrying
from samsyn.office.commands.readiness import make_ready
from samsyn.office.commands.timetable import keep_time


@click.command(help="Start the job worker alone, beside `serve --web-only`.")
def work() -> None:
    """Make the installation ready, then work until told to stop."""
    make_ready()
    main()


def main() -> None:
    """Work until told to stop; what is due by the timetable comes into the queue by itself.

    Packages for other installations are carried beside it.
    """
    stop = Event()
    keep_time(stop)
    keep_carrying(stop)
    try:
        call_command("db_worker", interval=0.5, verbosity=0)
    finally:
        stop.set()


if __name__ == "__main__":
    main()
