"""Ends an answer: all of it done, or the incident does not concern groups."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.aftermath.changes.locking import locked
from samsyn.office.aftermath.changes.refusals import CannotRespond, about_text
from samsyn.office.aftermath.models import PartnerTask, Response
from samsyn.office.aftermath.queries.clocks import clocks_of
from samsyn.office.aftermath.queries.facts import facts_of
from samsyn.office.aftermath.rules import steps_of
from samsyn.office.audit import changes as audit
from samsyn.office.ui import terms
from samsyn.vocabulary.aftermath import ResponseEnd


@transaction.atomic
def end_response(
    actor: Actor, incident_id: UUID, kind: ResponseEnd, reason: str, *, now: datetime
) -> None:
    """End the answer, with the reason. Raises `CannotRespond` naming each step that is not done.

    An incident that does not concern groups may end at any step.
    """
    row, permit = locked(actor, incident_id)
    reasons = [*about_text(reason, _("Write in a sentence why."))]
    if kind is ResponseEnd.COMPLETE:
        reasons.extend(_what_is_left(actor, row, now=now))
    if reasons:
        raise CannotRespond(*reasons)
    row.ended_as, row.end_reason = kind.value, reason.strip()
    row.ended_at, row.ended_by_id = now, actor.staff_id
    row.save(update_fields=["ended_as", "end_reason", "ended_at", "ended_by"])
    audit.record(permit, subject="aftermath_response", record_ids=[row.pk])


def _what_is_left(actor: Actor, row: Response, *, now: datetime) -> Iterator[str]:
    facts = facts_of(actor, [row.incident], [row], now=now)[row.incident_id]
    zone = timezone.get_current_timezone()
    for step in steps_of(facts, now=now, clocks=clocks_of(row.incident), zone=zone):
        if not step.is_done:
            yield f"{terms.word(step.step)}: {step.because}"
    tasks = access.visible_to(actor, PartnerTask.objects).filter(response=row)
    if tasks.filter(done_at__isnull=True).exists():
        yield _("A partner's task is not done. Note what came of it first.")
