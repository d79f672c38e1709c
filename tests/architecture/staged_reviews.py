"""Weekly reviews of a staged room, one signed and one open, with a row in every table."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.partners.queries import partners_and_controllers_at
from samsyn.office.reviews import changes
from samsyn.office.reviews.changes import DecisionPlan, DissentPlan, PresencePlan, TaskNotePlan
from samsyn.office.reviews.models import Review
from samsyn.vocabulary.reviews import TaskStep


def stage_reviews(
    actor: Actor, room_id: int, word: str, records: dict[str, UUID], now: datetime
) -> dict[str, UUID]:
    """Sign the review of last week and leave this week's open; every text bears the word."""
    before = now - timedelta(days=7)
    with access.acting_as(actor):
        signed = changes.open_review(actor, room_id, now=before)
        agency = partners_and_controllers_at(room_id)[0].pk
        plan = DecisionPlan(review_id=signed, text=f"{word}decision", agency_id=agency)
        task = changes.make_task(actor, changes.decide(actor, plan, now=before), now=before)
        dissent = DissentPlan(review_id=signed, who=f"{word}who", text=f"{word}dissent")
        changes.note_dissent(actor, dissent, now=before)
        present = PresencePlan(review_id=signed, version=99, organisations=(f"{word}guest",))
        changes.note_present(actor, present, now=before)
        version = Review.objects.values_list("version", flat=True).get(pk=signed)
        changes.sign(actor, signed, version=version, now=before)
        review = changes.open_review(actor, room_id, now=now + timedelta(seconds=1))
        note = TaskNotePlan(
            task_id=task,
            step=TaskStep.MOVED,
            until=timezone.localdate(now) + timedelta(days=9),
            why=f"{word}why",
        )
        changes.say_of_task(actor, note, now=now)
        changes.mark_incident(actor, review, records["incident"], f"{word}mark", now=now)
        open_plan = DecisionPlan(review_id=review, text=f"{word}decided", staff_id=actor.staff_id)
        open_dissent = DissentPlan(review_id=review, who=f"{word}who", text=f"{word}other")
        return {
            "signed_review": signed,
            "review": review,
            "review_task": task,
            "review_decision": changes.decide(actor, open_plan, now=now),
            "review_dissent": changes.note_dissent(actor, open_dissent, now=now),
        }
