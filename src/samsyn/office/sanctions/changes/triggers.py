"""Raises a trigger, writes its memo, and decides on it."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.groups.models import Group
from samsyn.office.incidents.models import Incident
from samsyn.office.promises.models import Promise
from samsyn.office.sanctions.changes.plans import DecisionPlan, MemoPlan, TriggerPlan
from samsyn.office.sanctions.changes.refusals import CannotDecide
from samsyn.office.sanctions.changes.rows import against_signature, signature, taken_trigger
from samsyn.office.sanctions.models import Trigger, TriggerDecision, TriggerIncident
from samsyn.office.sanctions.queries.trigger_tests import GroupLine, TriggerTest, trigger_test
from samsyn.vocabulary.sanctions import TriggerMove, TriggerRule, TriggerVerdict

LONGEST = 4000
FURTHEST = timedelta(days=90)  # a longer deferral is a decision not to act


@transaction.atomic
def raise_trigger(actor: Actor, plan: TriggerPlan, *, now: datetime) -> UUID:
    """Take up new violence for a decision. The group's figures are kept as they stand now.

    A rule that does not point at the group is no bar: a person chooses, and says why.
    """
    permit = access.require(actor, Deed.PREPARE_ROUND, about=RoomItself(plan.room_id))
    group = access.get_visible(actor, Group.objects.filter(room=plan.room_id), pk=plan.group_id)
    test = trigger_test(actor, plan.room_id, now=now)
    line = test.line_of(group.pk)
    incidents = _incidents(actor, plan, line)
    if plan.promise_id is not None:
        access.get_visible(actor, Promise.objects.filter(room=plan.room_id), pk=plan.promise_id)
    if reasons := [*_against_raising(plan, test, line, has_incidents=bool(incidents))]:
        raise CannotDecide(*reasons)
    row = Trigger.objects.create(
        group=group,
        rule=plan.rule.value,
        because=plan.because.strip(),
        counted_from=test.counted_from,
        score=line.published if line else 0,
        score_equal=line.equal if line else 0,
        score_homicides=line.homicide_only if line else 0,
        is_contested=_is_contested(plan.rule, test),
        unattributed=len(test.unattributed),
        promise_id=plan.promise_id,
        **access.beside(group, permit, now=now),
    )
    TriggerIncident.objects.bulk_create(
        TriggerIncident(
            trigger=row,
            incident=incident,
            incident_compartment_id=incident.compartment_id,
            counted=line is not None and pk in {one.id for one in line.events},
            **access.beside(row, permit, now=now),
        )
        for pk, incident in incidents.items()
    )
    audit.record(permit, subject="sanctions_trigger", record_ids=[row.pk])
    return row.pk


@transaction.atomic
def write_memo(actor: Actor, plan: MemoPlan, *, now: datetime) -> None:
    """Write the memo that the decision rests on. Refuses an empty one."""
    taken = taken_trigger(
        actor,
        plan.trigger_id,
        Deed.PREPARE_ROUND,
        TriggerMove.WRITE_MEMO,
        now=now,
        version=plan.version,
    )
    if not plan.memo.strip():
        raise CannotDecide(_("Write what you know, what you believe and what you do not know."))
    first = taken.row.memo_on or timezone.localdate(now)
    access.revise(taken.row, actor, now=now, memo=plan.memo.strip()[:LONGEST], memo_on=first)
    audit.record(taken.permit, subject="sanctions_trigger", record_ids=[taken.row.pk])


@transaction.atomic
def decide_trigger(actor: Actor, plan: DecisionPlan, *, now: datetime) -> UUID:
    """Decide: act, do not act, or defer to a day. Of two who decide at once, one is told.

    Refuses a decision without who, in which role and why.
    """
    taken = taken_trigger(
        actor,
        plan.trigger_id,
        Deed.DECIDE_ROUND,
        TriggerMove.DECIDE,
        now=now,
        version=plan.version,
    )
    reasons = [*against_signature(actor, plan, taken.row.room_id, now=now)]
    reasons += _against_deferral(plan, now=now)
    if reasons:
        raise CannotDecide(*reasons)
    row = TriggerDecision.objects.create(
        trigger=taken.row,
        number=len(taken.shown.decisions) + 1,
        verdict=plan.verdict.value,
        until=plan.until if plan.verdict is TriggerVerdict.DEFER else None,
        **signature(plan),
        **access.beside(taken.row, taken.permit, now=now),
    )
    access.revise(taken.row, actor, now=now)
    audit.record(taken.permit, subject="sanctions_triggerdecision", record_ids=[row.pk])
    return row.pk


def _incidents(actor: Actor, plan: TriggerPlan, line: GroupLine | None) -> Mapping[UUID, Incident]:
    wanted = set(plan.incident_ids) or {one.id for one in (line.events if line else ())}
    rows = access.visible_to(actor, Incident.objects).filter(room=plan.room_id, pk__in=wanted)
    found = {row.pk: row for row in rows}
    if wanted - found.keys():
        raise NotVisible(_("The page does not exist."))
    return found


def _is_contested(rule: TriggerRule, test: TriggerTest) -> bool:
    return test.first_is_contested if rule is TriggerRule.FIRST_HOMICIDE else test.is_contested


def _against_raising(
    plan: TriggerPlan, test: TriggerTest, line: GroupLine | None, *, has_incidents: bool
) -> Iterator[str]:
    points_at = {
        TriggerRule.FIRST_HOMICIDE: {one.id for one in test.first},
        TriggerRule.MOST_VIOLENT: set(test.leaders),
        TriggerRule.JUDGEMENT: set[UUID](),
    }[plan.rule]
    is_pointed_at = line is not None and line.id in points_at
    if not is_pointed_at and not plan.because.strip():
        yield _("That test does not point at this group. Write why you take it up all the same.")
    elif not has_incidents and not plan.because.strip():
        yield _("No incident counts to this group in the period. Write what you go by.")
    if len(plan.because) > LONGEST:
        yield _("The text is longer than 4,000 signs. Shorten it.")


def _against_deferral(plan: DecisionPlan, *, now: datetime) -> Iterator[str]:
    if plan.verdict is not TriggerVerdict.DEFER:
        return
    today = timezone.localdate(now)
    if plan.until is None:
        yield _("Write the day to which you defer.")
    elif plan.until <= today:
        yield _("That day has passed. Write a day to come.")
    elif plan.until - today > FURTHEST:
        yield _("You can defer 90 days at most. Choose an earlier day, or decide not to act.")
