"""Problem analyses of a joint room on the stage: a draft, and one that two have stood for."""

from datetime import date, datetime
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.problem_analysis import changes
from samsyn.office.problem_analysis.changes import BeginPlan, PassagePlan
from samsyn.office.problem_analysis.models import FrozenAnalysis, OutsideAnalysis, Passage
from samsyn.office.problem_analysis.queries import report_page
from samsyn.office.problem_analysis.rules import Section


def stage_analyses(
    actor: Actor, second: Actor, room_id: int, word: str, now: datetime
) -> dict[str, UUID]:
    """Write both; every text bears the word."""
    draft = _written(actor, room_id, word, now)
    made = _written(actor, room_id, word, now)
    with access.acting_as(second):
        seen = report_page(second, made).snapshot.digest
        changes.review(second, made, seen=seen, now=now)
        changes.freeze(second, made, now=now)
        changes.tell_outside(second, made, now=now)
        frozen = access.get_visible(second, FrozenAnalysis.objects, analysis=made)
        outside = access.get_visible(second, OutsideAnalysis.objects, frozen=frozen)
        passage = access.get_visible(second, Passage.objects, analysis=draft)
    return {
        "analysis": draft,
        "analysed": made,
        "frozen_analysis": frozen.pk,
        "outside_analysis": outside.pk,
        "passage": passage.pk,
    }


def _written(actor: Actor, room_id: int, word: str, now: datetime) -> UUID:
    with access.acting_as(actor):
        plan = BeginPlan(
            room_id=room_id,
            title=f"{word}analysis",
            first=date(2025, 1, 1),
            last=date(2025, 12, 31),
            population_source=f"{word}inhabitants",
        )
        made = changes.begin(actor, plan, now=now)
        words = PassagePlan(report_id=made, section=Section.SUMMARY, words=f"{word}passage")
        changes.write_passage(actor, words, now=now)
    return made
