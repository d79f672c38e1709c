"""Logs a visit. A form sent twice counts once, whoever sends it and however often.

What the form says last holds: an answer that got lost on a weak connection makes the sender
correct the text and send it again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit
from samsyn.office.audit import changes as audit
from samsyn.office.contact_cards.changes import CannotChange, Delivered, hand_over
from samsyn.office.notifications.changes.plans import AttemptPlan
from samsyn.office.notifications.changes.refusals import CannotLog, LoggedByColleague, too_long
from samsyn.office.notifications.models import TalkAttempt, TalkBrief, TalkHandover
from samsyn.vocabulary.talks import HelpWish

LONGEST_NOTE: Final = 300
LONGEST_PROMISE: Final = 160
OLDEST: Final = timedelta(days=31)
AHEAD: Final = timedelta(minutes=10)  # a phone's clock may be a little fast
SUBJECT: Final = "notifications_talkattempt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """The visit, and what is wrong with the card's code if anything is. That stops no visit."""

    attempt_id: UUID
    about_card: tuple[str, ...] = ()


@transaction.atomic
def log_attempt(actor: Actor, plan: AttemptPlan, *, now: datetime) -> Logged:
    """Log one visit; the same form again changes what it said.

    Whoever agreed to be contacted is handed over to support in the same step, and a card that
    was left is noted as handed over. Raises `CannotLog`; `LoggedByColleague` if another of the
    team was first.
    """
    brief = access.lock_visible(actor, TalkBrief, pk=plan.brief_id)
    permit = access.require(actor, Deed.LOG_TALK, about=brief)
    logged = access.visible_to(actor, TalkAttempt.objects).filter(brief__talk=brief.talk_id)
    earlier = logged.filter(form_key=plan.form_key).first()
    if reasons := list(_objections_to(plan, brief, now=now)):
        raise CannotLog(*reasons)
    if earlier is None:
        _refuse_twins(actor, plan, list(logged.select_related("recorded_by")))
    attempt = _write(plan, brief, earlier, permit, now=now)
    _hand_over(actor, attempt, permit, now=now)
    about_card = _note_card(actor, brief, attempt, now=now) if earlier is None else ()
    audit.record(permit, subject=SUBJECT, record_ids=[attempt.pk])
    return Logged(attempt_id=attempt.pk, about_card=about_card)


def _refuse_twins(actor: Actor, plan: AttemptPlan, logged: list[TalkAttempt]) -> None:
    """Refuse what may be the visit that a colleague has logged since the form was opened."""
    if plan.is_another_visit or plan.attempts_seen is None or len(logged) <= plan.attempts_seen:
        return
    latest = max(logged, key=lambda one: (one.recorded_at, one.pk))
    if latest.recorded_by_id != actor.staff_id:
        raise LoggedByColleague(
            _(
                "%(name)s logged a visit at %(time)s, after you opened the form. If yours was "
                "another visit, tick that and save again. Otherwise throw this away."
            )
            % {
                "name": latest.recorded_by.name,
                "time": f"{timezone.localtime(latest.happened_at):%H.%M}",
            }
        )


def _write(
    plan: AttemptPlan,
    brief: TalkBrief,
    earlier: TalkAttempt | None,
    permit: Permit,
    *,
    now: datetime,
) -> TalkAttempt:
    said = _said(plan, happened_at=_moment(plan, now))
    if earlier is None:
        return TalkAttempt.objects.create(
            **access.beside(brief, permit, now=now), brief=brief, form_key=plan.form_key, **said
        )
    changed = [name for name, value in said.items() if getattr(earlier, name) != value]
    if changed != ["happened_at"] and changed:
        for name, value in said.items():
            setattr(earlier, name, value)
        earlier.corrected_at = now
        earlier.save()
    return earlier


def _said(plan: AttemptPlan, *, happened_at: datetime) -> dict[str, Any]:
    """Return the columns; what cannot have happened at an empty door is left out."""
    met = plan.outcome.is_meeting
    promised = plan.promised.strip() if met else ""
    return {
        "happened_at": happened_at,
        "outcome": plan.outcome.value,
        "delivered": plan.delivered.value if met and plan.delivered else "",
        "card_given": plan.card_given if met else None,
        "response": plan.response.value if met and plan.response else "",
        "help_wish": plan.help_wish.value if met and plan.help_wish else "",
        "promised": promised,
        "promised_by": plan.promised_by if promised else None,
        "note": plan.note.strip(),
    }


def _hand_over(actor: Actor, attempt: TalkAttempt, permit: Permit, *, now: datetime) -> None:
    """Write that somebody agreed to be contacted, or take it back when the form is corrected.

    This row is what crosses to social services: a closed signal, without what was said.
    """
    held = access.visible_to(actor, TalkHandover.objects).filter(attempt=attempt)
    if attempt.help_wish in ("", HelpWish.NO.value):
        held.delete()
        return
    if not held.update(wish=attempt.help_wish):
        TalkHandover.objects.create(
            **access.beside(attempt, permit, now=now),
            attempt=attempt,
            wish=attempt.help_wish,
            agreed_at=attempt.happened_at,
        )


def _note_card(
    actor: Actor, brief: TalkBrief, attempt: TalkAttempt, *, now: datetime
) -> tuple[str, ...]:
    """Note that the brief's card was left, once; return why it could not be."""
    if not (attempt.card_given and brief.card_code):
        return ()
    on = timezone.localdate(attempt.happened_at)
    try:
        hand_over(actor, brief.card_code, Delivered(kind="talk", record=attempt, on=on), now=now)
    except CannotChange as refusal:
        return refusal.reasons
    return ()


def _moment(plan: AttemptPlan, now: datetime) -> datetime:
    return min(plan.happened_at or now, now)


def _objections_to(plan: AttemptPlan, brief: TalkBrief, *, now: datetime) -> Iterator[str]:
    if brief.closed_at is not None:
        yield _("The talk is closed. Speak to the coordinator if you were there.")
    at = plan.happened_at or now
    if at > now + AHEAD:
        yield _("The time lies in the future. Write when you were there.")
    if at < now - OLDEST:
        yield _("The visit is more than a month ago. Speak to the coordinator.")
    if plan.outcome.is_meeting:
        yield from _about_child(brief, min(at, now))
        yield from _about_meeting(plan)
    yield from too_long(
        {
            _("The note"): (plan.note, LONGEST_NOTE),
            _("The promise"): (plan.promised, LONGEST_PROMISE),
        }
    )


def _about_child(brief: TalkBrief, at: datetime) -> Iterator[str]:
    if brief.child_until is not None and timezone.localdate(at) > brief.child_until:
        yield _(
            "The assessment of the child held until %(day)s. Nobody meets the child after that. "
            "Speak to the coordinator."
        ) % {"day": brief.child_until.isoformat()}


def _about_meeting(plan: AttemptPlan) -> Iterator[str]:
    if plan.delivered is None:
        yield _("Answer whether you gave the message.")
    if plan.card_given is None:
        yield _("Answer whether you left a card.")
    if plan.response is None:
        yield _("Answer how it was received.")
    if plan.help_wish is None:
        yield _("Answer whether help is wanted.")
    if plan.promised_by and not plan.promised.strip():
        yield _("Write what you promised, or leave the day out.")
