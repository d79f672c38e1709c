"""Numbers for disclosures: one series a room and year, without gaps.

The row of the series stays locked until commit, so a disclosure that fails gives its number back.
"""

from datetime import datetime

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Permit
from samsyn.office.disclosures.models import NumberSeries


def take_numbers(
    permit: Permit, moments: list[datetime], *, prefix: str, now: datetime
) -> list[str]:
    """Return one number for each moment of decision, such as `POL-O-2026-0007`, in their order."""
    years = [timezone.localtime(moment).year for moment in moments]
    series = {year: _locked(permit, year, now=now) for year in sorted(set(years))}
    numbers = []
    for year in years:
        series[year].latest += 1
        numbers.append(f"{prefix}-{year}-{series[year].latest:04d}")
    for row in series.values():
        row.save(update_fields=["latest"])
    return numbers


def _locked(permit: Permit, year: int, *, now: datetime) -> NumberSeries:
    placing = access.in_room(permit, now=now)
    # The first of the year makes the row; a second one waits here until it is committed.
    NumberSeries.objects.bulk_create([NumberSeries(**placing, year=year)], ignore_conflicts=True)
    return NumberSeries.objects.select_for_update().get(
        compartment_id=placing["compartment_id"], year=year
    )
