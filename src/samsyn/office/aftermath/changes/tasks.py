"""Asks a partner for something after an incident, and notes that it is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.aftermath.changes.locking import locked
from samsyn.office.aftermath.changes.refusals import CannotRespond
from samsyn.office.aftermath.models import PartnerTask
from samsyn.office.audit import changes as audit
from samsyn.office.partners.models import Agency
from samsyn.vocabulary.aftermath import PartnerTaskKind

_LONGEST_TITLE, _LONGEST_RESULT = 120, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskPlan:
    """What an agency is asked to do, and by when. `title` for a task of another kind."""

    incident_id: UUID
    agency_id: int
    kind: PartnerTaskKind
    due_at: datetime
    title: str = ""


@transaction.atomic
def ask_partner(actor: Actor, plan: TaskPlan, *, now: datetime) -> UUID:
    """Write a task for a partner and return its id. Raises `CannotRespond`."""
    row, permit = locked(actor, plan.incident_id)
    if reasons := [*_about_task(plan, now=now)]:
        raise CannotRespond(*reasons)
    made = PartnerTask.objects.create(
        response=row,
        agency_id=plan.agency_id,
        kind=plan.kind.value,
        title=" ".join(plan.title.split()),
        due_at=plan.due_at,
        **access.beside(row, permit, now=now),
    )
    audit.record(permit, subject="aftermath_partnertask", record_ids=[made.pk])
    return made.pk


def _about_task(plan: TaskPlan, *, now: datetime) -> Iterator[str]:
    if not Agency.objects.filter(pk=plan.agency_id).exists():
        yield _("Choose one of the partners in the list.")
    if plan.kind is PartnerTaskKind.OTHER and not plan.title.strip():
        yield _("Write what the partner is asked to do.")
    if len(plan.title) > _LONGEST_TITLE:
        yield _("The task is longer than 120 characters. Shorten it.")
    if plan.due_at <= now:
        yield _("The time has passed. Write a time to come.")


@transaction.atomic
def finish_task(actor: Actor, task_id: UUID, result: str, *, now: datetime) -> None:
    """Note that a task is done, with what came of it if anything. Doing it twice changes nothing.

    Raises `CannotRespond` for a result that is too long.
    """
    tasks = PartnerTask.objects.select_for_update(of=("self",)).select_related("response")
    task = access.get_visible(actor, tasks, pk=task_id)
    _row, permit = locked(actor, task.response.incident_id)
    if len(result.strip()) > _LONGEST_RESULT:
        raise CannotRespond(_("The result is longer than 200 characters. Shorten it."))
    if task.done_at is not None:
        return
    task.done_at, task.done_by_id, task.result = now, actor.staff_id, result.strip()
    task.save(update_fields=["done_at", "done_by", "result"])
    audit.record(permit, subject="aftermath_partnertask", record_ids=[task.pk])
