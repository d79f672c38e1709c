"""What followers are to be told, and which sites have been silent for long. Read by no actor."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Max, Q
from django.utils import timezone

from samsyn.office.progress.models import PublishedIssue
from samsyn.office.progress.rules import News, Section, Texts, read_snapshot

TELLS_FOR: Final = timedelta(days=7)  # what is older stands on the page, and is no news
_PERIOD: Final = "period"  # the key of a sentence


def news(*, now: datetime) -> list[News]:
    """Return what is to be told, the oldest first.

    Of a report that has been corrected only the correction is, and of one that is withdrawn only
    that.
    """
    since = now - TELLS_FOR
    fresh = PublishedIssue.objects.filter(Q(published_at__gt=since) | Q(withdrawn_at__gt=since))
    rows = fresh.select_related("site").order_by("site", "number", "revision", "pk")
    newest = {(row.site_id, row.number): row.revision for row in rows}
    found = [
        _news(row)
        for row in rows
        if row.withdrawn_at or row.revision == newest[row.site_id, row.number]
    ]
    return sorted(
        (one for one in found if one.at > since), key=lambda one: (one.at, one.site_id, one.number)
    )


def silent_sites(*, since: datetime) -> list[int]:
    """Return the sites that have published nothing since a moment."""
    rows = PublishedIssue.objects.values("site").annotate(at=Max("published_at"))
    return sorted(rows.filter(at__lt=since).values_list("site", flat=True))


def _news(row: PublishedIssue) -> News:
    snapshot = read_snapshot(row.text)
    lead = [one for one in snapshot.draft.sentences if one.section is Section.LEAD]
    return News(
        site_id=row.site_id,
        site=row.site.key,
        brand=row.site.brand,
        number=row.number,
        revision=row.revision,
        first=row.first,
        last=row.last,
        at=row.withdrawn_at or row.published_at,
        headline=snapshot.draft.headline,
        lead=tuple(one.text for one in lead if one.key != _PERIOD),
        changed=snapshot.changed,
        withdrawn_on=timezone.localdate(row.withdrawn_at) if row.withdrawn_at else None,
        why=Texts(row.withdrawn_sv, row.withdrawn_en or row.withdrawn_sv),
    )
