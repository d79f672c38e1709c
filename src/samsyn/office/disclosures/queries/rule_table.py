"""The rule table as one site's operator reads it: each ground and who approved it."""

from dataclasses import dataclass
from datetime import date

from samsyn.office.disclosures.models import Approval, Ground
from samsyn.office.partners.models import Room


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """One wording of a ground in one direction between the site's rooms."""

    key: str
    provision: str
    from_kind: str
    to_kind: str
    valid_from: date
    valid_to: date | None
    has_own_tests: bool
    approved_by: str  # '' while it is an example
    approved_on: date | None


def rule_lines(site_key: str) -> list[RuleLine]:
    """Return every ground between kinds of rooms that the site has."""
    kinds = set(Room.objects.filter(site__key=site_key).values_list("kind", flat=True))
    rows = Approval.objects.filter(site__key=site_key, withdrawn_on__isnull=True)
    approvals = {row.ground_id: row for row in rows}
    grounds = Ground.objects.filter(from_kind__in=kinds, to_kind__in=kinds)
    return [
        RuleLine(
            key=ground.key,
            provision=ground.provision,
            from_kind=ground.from_kind,
            to_kind=ground.to_kind,
            valid_from=ground.valid_from,
            valid_to=ground.valid_to,
            has_own_tests=ground.has_own_tests,
            approved_by=approval.approved_by if approval else "",
            approved_on=approval.approved_on if approval else None,
        )
        for ground in grounds.order_by("key", "from_kind", "to_kind", "valid_from")
        for approval in [approvals.get(ground.pk)]
    ]
