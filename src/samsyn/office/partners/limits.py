"""Sets a site's own limits from a day on. An operator's command calls this, as the owner."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from samsyn.office.partners.models import Site, SiteLimit
from samsyn.office.partners.queries import limits_of_site
from samsyn.office.partners.rules import Limit, objections_to


class CannotLimit(ValueError):
    """There is no such site, or a limit cannot be set so. Said in English, to an operator."""


def limits_on(site_key: str, day: date) -> Mapping[Limit, int]:
    """Return every limit of a site as it holds on a day. Raises `CannotLimit` for no site."""
    return limits_of_site(_site(site_key).pk).on(day)


def coming_changes(site_key: str, *, after: date) -> list[tuple[date, Limit, int, str]]:
    """Return what is set from later days on: day, limit, value, and who decided."""
    rows = SiteLimit.objects.filter(site=_site(site_key), applies_from__gt=after)
    return [
        (row.applies_from, Limit(row.name), row.value, row.decided_by)
        for row in rows.order_by("applies_from", "name", "pk")
    ]


@transaction.atomic
def set_limits(
    site_key: str, changed: Mapping[Limit, int], *, by: str, applies_from: date, today: date
) -> None:
    """Set limits from a day on, today or later, so that no past verdict is rewritten.

    Refuses, all at once, what is out of bounds or at odds with another limit on that day or on
    a later one that is set already.
    """
    site = _site(site_key)
    reasons = []
    if applies_from < today:
        reasons.append("--from is today or later: a change does not rewrite what has been.")
    if not by.strip():
        reasons.append("Say who decided, with title: --by.")
    known = limits_of_site(site.pk)
    days = {applies_from, *(since for since, _limit, _value in known.own if since > applies_from)}
    for day in sorted(days):
        later = {limit for since, limit, _v in known.own if applies_from < since <= day}
        held = {limit: value for limit, value in changed.items() if limit not in later}
        reasons += objections_to(changed, {**known.on(day), **held})
    if reasons:
        raise CannotLimit(" ".join(dict.fromkeys(reasons)))
    for limit, value in changed.items():
        SiteLimit.objects.update_or_create(
            site=site,
            name=limit.value,
            applies_from=applies_from,
            defaults={"value": value, "decided_by": by.strip()},
        )


def _site(site_key: str) -> Site:
    found = Site.objects.filter(key=site_key).first()
    if found is None:
        raise CannotLimit(f"There is no site {site_key}. Run: samsyn site list")
    return found
