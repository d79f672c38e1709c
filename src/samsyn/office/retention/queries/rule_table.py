"""The rule table: which rules hold in a room on a day, and who approved them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from samsyn.office.partners.models import Room
from samsyn.office.retention.models import Rule, RuleApproval
from samsyn.office.retention.rules.dates import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """One rule of a room, and who approved it; '' while it is an example."""

    id: int
    key: str
    kind: str
    applies_to: str
    event: str
    months: int
    most_months: int
    pauses: bool
    wait_days: int
    action: str
    provision: str
    text: str
    source: str
    valid_from: date
    valid_to: date | None
    approved_by: str
    approved_on: date | None


def period_of(rule: Rule) -> Period:
    """Return how long a rule keeps."""
    return Period(months=rule.months, most_months=rule.most_months, pauses=rule.pauses)


def rules_for(room: Room, *, today: date) -> list[Rule]:
    """Return the rules whose wording holds that day for such a room, approved or not."""
    return list(
        Rule.objects.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gt=today),
            regime=room.regime,
            room_kind=room.kind,
            valid_from__lte=today,
        ).order_by("kind", "key", "pk")
    )


def rules_in_use(room: Room, *, today: date, is_demo: bool) -> list[Rule]:
    """Return the rules that remove something in a room: the approved; in the demo also examples."""
    rules = rules_for(room, today=today)
    if is_demo:
        return rules
    approved = _approvals(room, today)
    return [rule for rule in rules if rule.pk in approved]


def rule_lines(room: Room, *, today: date) -> list[RuleLine]:
    """Return the room's rules as pages and operators read them."""
    approvals = _approvals(room, today)
    return [_line(rule, approvals.get(rule.pk)) for rule in rules_for(room, today=today)]


def _line(rule: Rule, approval: RuleApproval | None) -> RuleLine:
    told = {
        name: getattr(rule, name)
        for name in RuleLine.__dataclass_fields__
        if name not in {"approved_by", "approved_on"}
    }
    return RuleLine(
        **told,
        approved_by=approval.approved_by if approval else "",
        approved_on=approval.approved_on if approval else None,
    )


def _approvals(room: Room, today: date) -> dict[int, RuleApproval]:
    if room.site_id is None:
        return {}
    rows = RuleApproval.objects.filter(
        Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=today),
        site_id=room.site_id,
        approved_on__lte=today,
    )
    return {row.rule_id: row for row in rows}
