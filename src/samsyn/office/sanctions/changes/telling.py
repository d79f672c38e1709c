"""Tells the group, and the others who heard the promise, what came of it."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible
from samsyn.office.audit import changes as audit
from samsyn.office.groups.models import Group
from samsyn.office.sanctions.changes.plans import ReportPlan
from samsyn.office.sanctions.changes.refusals import CannotDecide
from samsyn.office.sanctions.changes.rows import TakenRound, taken_round
from samsyn.office.sanctions.models import ReportBack
from samsyn.vocabulary.sanctions import RoundMove


@transaction.atomic
def report_back(actor: Actor, plan: ReportPlan, *, now: datetime) -> list[UUID]:
    """Note that groups were told of the round, each once, in which words and by whom."""
    taken = taken_round(actor, plan.round_id, Deed.PREPARE_ROUND, RoundMove.REPORT_BACK, now=now)
    rows = access.visible_to(actor, Group.objects).filter(
        room=taken.row.room_id, pk__in=plan.group_ids
    )
    groups = {row.pk: row for row in rows.order_by("sort_key", "pk")}
    if set(plan.group_ids) - groups.keys():
        raise NotVisible(_("The page does not exist."))
    if reasons := [*_objections(plan, taken, now=now)]:
        raise CannotDecide(*reasons)
    told = ReportBack.objects.bulk_create(
        ReportBack(
            round=taken.row,
            group=group,
            group_compartment_id=group.compartment_id,
            told_on=plan.told_on,
            told_by=plan.told_by.strip(),
            said=plan.said.strip(),
            **access.beside(taken.row, taken.permit, now=now),
        )
        for group in groups.values()
    )
    audit.record(taken.permit, subject="sanctions_reportback", record_ids=[one.pk for one in told])
    return [one.pk for one in told]


def _objections(plan: ReportPlan, taken: TakenRound, *, now: datetime) -> Iterator[str]:
    started_on = taken.row.started_on
    if not plan.group_ids:
        yield _("Choose which groups were told.")
    if {one.group.id for one in taken.shown.told} & set(plan.group_ids):
        yield _("A group that you chose has been told already. Take it out.")
    if started_on is not None and plan.told_on < started_on:
        yield _("The groups cannot have been told before the round started. Change the day.")
    if plan.told_on > timezone.localdate(now):
        yield _("That day is to come. Write the day on which the groups were told.")
    if not plan.told_by.strip():
        yield _("Write who told them, by title, for example the local police chief.")
    if not plan.said.strip():
        yield _("Write what was said, word for word.")
