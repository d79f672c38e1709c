"""Brings the rule table up to date. Runs as the owner: the application only reads it."""

from typing import Any

from django.db import transaction

from samsyn.office.access.shipping import write_if_changed
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
                write_if_changed(row, _said(entry))
            elif not row.tests:  # approved before tests were asked: they only narrow it
                write_if_changed(row, _asked(entry))


def _said(entry: GroundEntry) -> dict[str, Any]:
    return {
        "provision": entry.provision,
        "is_duty": entry.is_duty,
        "youngest": entry.youngest,
        "oldest": entry.oldest,
        "text": entry.text,
        "source": entry.source,
        "valid_to": entry.valid_to,
        **_asked(entry),
    }


def _asked(entry: GroundEntry) -> dict[str, Any]:
    return {
        "tests": list(entry.tests),
        "needs_second": entry.needs_second,
        "holds_days": entry.holds_days,
    }
