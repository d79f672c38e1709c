"""A process of its own that takes one staged batch: `python -m ... URL EMAIL BATCH`.

Prints `half` once half of the plans are written, and then waits for the end of its input.
"""

import sys
from uuid import UUID

import tests.environment  # noqa: F401  before Django reads its settings

import samsyn.office.commands  # noqa: F401  sets Django up

# isort: split
from django.utils import timezone

from samsyn.office import access
from samsyn.office.accounts.models import Staff
from samsyn.office.config import installation
from samsyn.office.imports import changes
from samsyn.postgres import parse_url


def main(url: str, email: str, batch: str) -> None:
    installation.connect(parse_url(url))
    now = timezone.now()
    actor = access.actor_for(Staff.objects.get(email=email).pk, now=now)
    calls = iter(range(1_000_000))

    def report(rows: int) -> None:
        if next(calls) == 2:  # the faults, one chunk, and now a second one
            print("half", rows, flush=True)  # noqa: T201  read by the test
            sys.stdin.read()

    with access.acting_as(actor):
        changes.accept_batch(actor, UUID(batch), now=now, report=report)


if __name__ == "__main__":
    main(*sys.argv[1:])
