"""Checks whether a talk can be held: safety, investigation, support, child, legal text."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.children.queries import said
from samsyn.office.notifications.changes.locking import locked
from samsyn.office.notifications.changes.plans import ClearancePlan
from samsyn.office.notifications.changes.refusals import CannotClear, too_long
from samsyn.office.notifications.models import TalkClearance
from samsyn.office.notifications.queries.facts import TalkFacts
from samsyn.office.notifications.queries.standing import child_may_be_met
from samsyn.vocabulary.talks import SafetyVerdict

LONGEST: Final = 300
LONGEST_LEGAL_TEXT: Final = 2000


@transaction.atomic
def clear(actor: Actor, plan: ClearancePlan, *, now: datetime) -> UUID:
    """Record a check and return its id; an earlier one stays readable.

    Raises `CannotClear` unless the questions that must be answered are, and a legal text says
    who cleared it, when and until when. A talk that is not safe is recorded as such.
    """
    row, talk, standing = locked(actor, plan.talk_id, now=now)
    permit = access.require(actor, Deed.PLAN_TALK, about=row)
    today = timezone.localdate(now)
    reasons = list(_objections_to(plan, talk, today))
    if not standing.is_open:
        reasons.insert(0, _("The talk is over. Propose a new one."))
    if reasons:
        raise CannotClear(*reasons)
    check = TalkClearance.objects.create(
        **access.beside(row, permit, now=now),
        talk=row,
        safety=plan.safety.value,
        safety_note=plan.safety_note.strip(),
        investigation_clear=plan.investigation_clear,
        support_consulted=plan.support_consulted,
        legal_text=plan.legal_text.strip(),
        legal_cleared_by=plan.legal_cleared_by.strip(),
        legal_cleared_on=plan.legal_cleared_on,
        legal_valid_to=plan.legal_valid_to,
    )
    audit.record(permit, subject="notifications_talkclearance", record_ids=[check.pk])
    return check.pk


def _objections_to(plan: ClearancePlan, talk: TalkFacts, today: date) -> Iterator[str]:
    if plan.safety is not SafetyVerdict.NOT_SAFE:
        if not plan.investigation_clear:
            yield _("Ask whether the talk disturbs an investigation, and tick that it does not.")
        if not plan.support_consulted:
            yield _("Ask the one who leads the support, and tick that you have.")
        if not child_may_be_met(talk, today):
            yield said(talk.child_need, talk.child_assessment, today)
    if plan.safety is SafetyVerdict.WITH_PRECAUTIONS and not plan.safety_note.strip():
        yield _("Write which precautions the team must take.")
    yield from _about_legal_text(plan, today)
    yield from too_long(
        {
            _("The note on safety"): (plan.safety_note, LONGEST),
            _("The legal text"): (plan.legal_text, LONGEST_LEGAL_TEXT),
            _("The prosecutor's name"): (plan.legal_cleared_by, 120),
        }
    )


def _about_legal_text(plan: ClearancePlan, today: date) -> Iterator[str]:
    about = (plan.legal_cleared_by.strip(), plan.legal_cleared_on, plan.legal_valid_to)
    if not plan.legal_text.strip():
        if any(about):
            yield _("Write the legal text that was cleared, or leave all of its fields empty.")
        return
    if not all(about):
        yield _("A legal text needs the prosecutor who cleared it, the day, and the last day.")
    if plan.legal_cleared_on and plan.legal_cleared_on > today:
        yield _("The day of the prosecutor's check lies in the future. Correct it.")
    if plan.legal_valid_to and plan.legal_valid_to < today:
        yield _("The legal text has expired. Have it cleared again.")
