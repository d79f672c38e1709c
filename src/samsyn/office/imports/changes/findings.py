"""Writes what was found about a file's rows beside its batch, for the pages."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from samsyn.interchange.faults import Fault
from samsyn.office import access
from samsyn.office.access import Permit
from samsyn.office.imports.changes.outcome import Outcome, Remark
from samsyn.office.imports.models import Batch, Finding

MOST_KEPT = 5000  # of each sort; the file of rejected rows has them all
_LONGEST_COLUMN = 300


def write_findings(batch: Batch, outcome: Outcome, permit: Permit, *, now: datetime) -> None:
    """Replace the findings of an earlier reading."""
    Finding.objects.filter(batch=batch).delete()
    columns: dict[str, Any] = access.beside(batch, permit, now=now)
    found = [
        *islice(_faults(outcome.faults), MOST_KEPT),
        *islice(_twins("here", outcome.here), MOST_KEPT),
        *islice(_twins("likely", [*outcome.likely, *outcome.left_out]), MOST_KEPT),
    ]
    access.write_rows(
        Finding,
        [
            {
                "batch_id": batch.pk,
                "other_compartment_id": batch.compartment_id,
                **columns,
                **one,
            }
            for one in found
        ],
    )


def _faults(faults: Iterable[Fault]) -> Iterator[dict[str, Any]]:
    for fault in faults:
        for place, each in enumerate((fault, *fault.also)):
            yield {
                "sort": "fault",
                "row": each.row,
                "place": place,
                "column": each.column[:_LONGEST_COLUMN],
                "code": each.code,
                "values": dict(each.values),
                "reason": each.reason,
            }


def _twins(sort: str, remarks: Iterable[Remark]) -> Iterator[dict[str, Any]]:
    for remark in remarks:
        for row in remark.rows:
            found: dict[str, Any] = {"sort": sort, "row": row}
            if remark.other:
                found["other_kind"] = remark.other.kind
                found["other_id"] = remark.other.record_id
                found["other_compartment_id"] = remark.other.compartment_id
            yield found
