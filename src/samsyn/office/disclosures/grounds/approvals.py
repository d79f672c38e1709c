"""Which grounds a site's lawyers have approved, as of a day."""

from datetime import date

from django.db.models import Q

from samsyn.office.disclosures.models import Approval


def approved_grounds(site_id: int | None, day: date) -> frozenset[int]:
    """Return the grounds that rooms of the site may use that day outside the demo."""
    if site_id is None:
        return frozenset()
    rows = Approval.objects.filter(
        Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day),
        site_id=site_id,
        approved_on__lte=day,
    )
    return frozenset(rows.values_list("ground_id", flat=True))
