"""What a review comes to when it is signed: counts and hours for the steering group."""

from datetime import datetime

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.reviews.models import Decision, Presence, Review
from samsyn.office.reviews.queries.lines import frozen_lines, names_of
from samsyn.office.reviews.queries.rooms import speaking_for, zone_of
from samsyn.office.reviews.queries.tasks import followed_up
from samsyn.office.reviews.queries.timing import hours_of
from samsyn.office.reviews.rules import timeliness_of
from samsyn.office.sanctions.rules import RUNNING
from samsyn.office.steering.rules import WeekFigures
from samsyn.vocabulary.promises import PromiseState
from samsyn.vocabulary.reviews import ReviewSection, TaskState
from samsyn.vocabulary.sanctions import RoundState


def weekly_figures(actor: Actor, row: Review, *, now: datetime) -> WeekFigures:
    """Return the counts of a review, by its frozen lines and what the room did with them."""
    here = access.in_the_open(actor, row.room_id)
    lines = frozen_lines(here, row)
    hours = hours_of(lines, names_of(here, row, ()))
    facts = {
        section: [one.facts for one in lines if one.section is section] for section in ReviewSection
    }
    promises = [one["state"] for one in facts[ReviewSection.PROMISES]]
    rounds = [one["round"] for one in facts[ReviewSection.ROUNDS] if one["round"]]
    tasks = followed_up(here, row, now=now)
    time = timeliness_of(hours)
    present = access.visible_to(here, Presence.objects).filter(review=row)
    staff = [pk for pk in present.values_list("staff_id", flat=True) if pk is not None]
    spoken_for = speaking_for(staff, row.room_id, now=now).values()
    return WeekFigures(
        review_ref=row.pk,
        held_on=now.astimezone(zone_of(row.room_id)).date(),
        iso_year=row.iso_year,
        iso_week=row.iso_week,
        incidents=time.incidents,
        within_a_day=time.within_a_day,
        hours=tuple(one for one in hours if one is not None),
        decisions=access.visible_to(here, Decision.objects).filter(review=row).count(),
        tasks_due=len(tasks),
        tasks_done=sum(one.state is TaskState.DONE for one in tasks),
        promises_kept=promises.count(PromiseState.KEPT.value),
        promises_broken=promises.count(PromiseState.BROKEN.value),
        rounds_running=sum(RoundState(one) in RUNNING for one in rounds),
        agencies_present=len({one for agencies in spoken_for for one in agencies}),
    )
