"""Sets a site's own limits for talks. An operator's command calls this, as the database's owner."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from typing import Final

from django.db import transaction

from samsyn.office.access import Refusal
from samsyn.office.notifications.models import TalkRule
from samsyn.office.notifications.queries.rules import Rules, rules_of_site
from samsyn.office.partners.models import Site

BOUNDS: Final[Mapping[str, tuple[int, int]]] = {
    "least_partners": (2, 4),
    "urgent_hours": (1, 168),
    "planned_days": (1, 90),
    "most_attempts": (1, 10),
    "recontact_days": (7, 180),
}


class CannotSet(Refusal):
    """There is no such site, or a limit is out of bounds. Said in English, to an operator."""


def limits_of(site_key: str) -> Rules:
    """Return the limits that hold in a site."""
    return rules_of_site(_site(site_key).pk)


@transaction.atomic
def set_limits(site_key: str, changed: Mapping[str, int | bool]) -> Rules:
    """Change some limits of a site and return all of them. Refuses what is out of bounds."""
    site = _site(site_key)
    if reasons := [*_objections_to(changed)]:
        raise CannotSet(*reasons)
    rules = replace(rules_of_site(site.pk), **changed)  # type: ignore[arg-type]  # by name
    TalkRule.objects.update_or_create(site=site, defaults=asdict(rules))
    return rules


@transaction.atomic
def take_usual_limits(site_key: str) -> Rules:
    """Give a site the usual limits again."""
    site = _site(site_key)
    TalkRule.objects.filter(site=site).delete()
    return rules_of_site(site.pk)


def _site(site_key: str) -> Site:
    found = Site.objects.filter(key=site_key).first()
    if found is None:
        raise CannotSet(f"There is no site {site_key}. Run: samsyn site list")
    return found


def _objections_to(changed: Mapping[str, int | bool]) -> Iterator[str]:
    for name, (least, most) in BOUNDS.items():
        if name in changed and not least <= changed[name] <= most:
            yield f"--{name.replace('_', '-')} goes from {least} to {most}."
