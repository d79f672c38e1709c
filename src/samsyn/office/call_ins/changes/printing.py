"""Notes what is printed, and stamps the text's version on an invitation."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.call_ins.changes.barring import bars_to
from samsyn.office.call_ins.changes.clearing import not_cleared
from samsyn.office.call_ins.changes.refusals import CannotPlan
from samsyn.office.call_ins.changes.rows import parts_of, refuse_after_evening, taken
from samsyn.office.call_ins.models import Invitation
from samsyn.office.call_ins.queries.heads import head_of
from samsyn.office.call_ins.rules import Verdict
from samsyn.office.printing import NotedPrint, note_print


@transaction.atomic
def stamp_letter(
    actor: Actor, invitation_id: UUID, version_id: UUID, *, now: datetime
) -> NotedPrint:
    """Keep which version of the text an invitation was printed from.

    Refuses while somebody says no-go or the site is not ready, before approval, and for somebody
    whom a rule bars now.
    """
    row = access.get_visible(actor, Invitation.objects, pk=invitation_id)
    return stamp_letters(actor, row.call_in_id, [invitation_id], version_id, now=now)


@transaction.atomic
def stamp_letters(
    actor: Actor,
    call_in_id: UUID,
    invitation_ids: Sequence[UUID],
    version_id: UUID,
    *,
    now: datetime,
) -> NotedPrint:
    """Do so for several invitations of one call-in, all or none."""
    call_in, permit = taken(actor, call_in_id, Deed.PLAN_CALL_IN)
    rows = parts_of(actor, Invitation, call_in, invitation_ids)
    refuse_after_evening(call_in, now=now)
    reasons = [*bars_to(actor, call_in, [row.person_id for row in rows])]
    if head_of(actor, call_in.pk, today=now.date()).verdict is Verdict.NO_GO:
        reasons.append(_("Somebody has said no-go. No letters are printed until they sign go."))
    reasons += not_cleared(actor, call_in.room_id, today=timezone.localdate(now))
    if any(row.approved_at is None or row.called_off_at is not None for row in rows):
        reasons.append(_("Only an approved invitation is printed. Have the list approved first."))
    if reasons:
        raise CannotPlan(*reasons)
    for row in rows:
        access.revise(row, actor, now=now, letter_version_id=version_id, letter_printed_at=now)
    audit.record(permit, subject="call_ins_invitation", record_ids=[row.pk for row in rows])
    return note_print(
        actor,
        subject="people_person",
        record_ids=[row.person_id for row in rows],
        room_ids=[call_in.room_id],
    )
