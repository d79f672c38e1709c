"""Refuses what the rules speak against, and tells an answer that says no from what is missing."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office.access import Actor
from samsyn.office.disclosures.changes.cases import Case
from samsyn.office.disclosures.changes.objections import objections_to
from samsyn.office.disclosures.changes.refusals import AnsweredNo, CannotDisclose
from samsyn.office.disclosures.grounds import AGE
from samsyn.vocabulary.uncertain_dates import age_on


def refuse(
    actor: Actor, cases: Sequence[Case], *, now: datetime, awaits_second: bool = False
) -> None:
    """Raise `CannotDisclose` with every reason, as `AnsweredNo` if an answer is among them."""
    reasons = objections_to(actor, cases, now=now, awaits_second=awaits_second)
    if not reasons:
        return
    refused = [case for case in cases if has_refusing_answer(case)]
    raise (AnsweredNo if refused else CannotDisclose)(*reasons)


def has_refusing_answer(case: Case) -> bool:
    """Whether somebody has answered a test of a ground that fits, and the answer says no."""
    fitting = [one for one in case.grounds if not list(case.objections_to(one))]
    return any(case.verdict(one).refusals for one in fitting[:1])


def kept_answers(case: Case) -> list[dict[str, Any]]:
    """Return the answers as the ledger keeps them; the age is computed, never asked."""
    ground = case.usable_ground()
    kept = [dict(one) for one in case.verdict(ground).kept]
    if case.born is not None and (ground.youngest is not None or ground.oldest is not None):
        ages = age_on(timezone.localdate(case.decided_at), case.born)
        said = str(ages.youngest)
        if ages.oldest != ages.youngest:
            said = f"{ages.youngest}\u2013{ages.oldest}"
        question = _("Age on the day of the decision")
        kept.insert(0, {"test": AGE, "question": question, "value": said, "said": said, "why": ""})
    return kept
