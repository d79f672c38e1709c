"""Brings the rule table up to date and notes approvals. Runs as the owner of the database."""

from datetime import date
from typing import Any

from django.db import transaction

from samsyn.office.access.shipping import write_if_changed
from samsyn.office.partners.models import Site
from samsyn.office.retention.models import Rule, RuleApproval
from samsyn.office.retention.rules.swedish import RULES, RuleEntry
from samsyn.vocabulary.rooms import RoomKind


class CannotApproveRule(LookupError):
    """The approval cannot be written; the sentence says why and what to do."""


@transaction.atomic
def write_rules() -> None:
    """Write the table of examples. What lawyers have approved stays as they approved it."""
    decided_on = set(RuleApproval.objects.values_list("rule_id", flat=True))
    held = {(row.key, row.room_kind, row.valid_from): row for row in Rule.objects.all()}
    for entry in RULES:
        for kind in entry.rooms:
            row = held.get((entry.key, kind.value, entry.valid_from)) or Rule(
                key=entry.key, room_kind=kind.value, valid_from=entry.valid_from
            )
            if row.pk not in decided_on:
                write_if_changed(row, _said(entry))


@transaction.atomic
def approve_rule(
    site_key: str, rule_key: str, *, by: str, on: date, kind: RoomKind | None = None
) -> list[Rule]:
    """Let a site's rooms use a rule from a day on. Raises `CannotApproveRule`."""
    site = Site.objects.filter(key=site_key).first()
    if site is None:
        raise CannotApproveRule(f"There is no site {site_key}. Run: samsyn site list")
    if not by.strip():
        raise CannotApproveRule("Say who decided: --by 'Name, title'.")
    rows = Rule.objects.filter(key=rule_key, **({"room_kind": kind.value} if kind else {}))
    found = list(rows.order_by("room_kind", "pk"))
    if not found:
        raise CannotApproveRule(f"There is no rule {rule_key}. Run: samsyn retention rules")
    for row in found:
        RuleApproval.objects.get_or_create(
            rule=row,
            site=site,
            withdrawn_on=None,
            defaults={"approved_by": by.strip(), "approved_on": on},
        )
    return found


def _said(entry: RuleEntry) -> dict[str, Any]:
    return {
        "regime": entry.regime.value,
        "kind": entry.kind.value,
        "applies_to": entry.applies_to.value,
        "event": entry.event.value,
        "months": entry.months,
        "most_months": entry.most_months or entry.months,
        "pauses": entry.pauses,
        "wait_days": entry.wait_days,
        "action": entry.action.value,
        "provision": entry.provision,
        "text": entry.text,
        "source": entry.source,
        "valid_to": entry.valid_to,
    }
