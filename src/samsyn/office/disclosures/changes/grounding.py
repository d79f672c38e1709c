"""Brings the rule table up to date. Runs as the owner: the application only reads it."""

from django.db import transaction

from samsyn.office.disclosures.grounds import GROUNDS, GroundEntry
from samsyn.office.disclosures.models import Approval, Ground


@transaction.atomic
def write_grounds() -> None:
    """Write the table of `grounds`. What lawyers have approved stays as they approved it."""
    decided_on = set(Approval.objects.values_list("ground_id", flat=True))
    held = {
        (row.key, row.from_kind, row.to_kind, row.valid_from): row for row in Ground.objects.all()
    }
    for entry in GROUNDS:
        for sender, receiver in entry.directions():
            row = held.get((entry.key, sender.value, receiver.value, entry.valid_from)) or Ground(
                key=entry.key,
                from_kind=sender.value,
                to_kind=receiver.value,
                valid_from=entry.valid_from,
            )
            if row.pk not in decided_on:
                _write(row, entry)
            elif not row.tests:  # approved before tests were asked: they only narrow it
                _write_tests(row, entry)


def _write(row: Ground, entry: GroundEntry) -> None:
    row.provision = entry.provision
    row.is_duty = entry.is_duty
    row.youngest = entry.youngest
    row.oldest = entry.oldest
    row.text = entry.text
    row.source = entry.source
    row.valid_to = entry.valid_to
    _write_tests(row, entry)


def _write_tests(row: Ground, entry: GroundEntry) -> None:
    row.tests = list(entry.tests)
    row.needs_second = entry.needs_second
    row.holds_days = entry.holds_days
    row.save()
