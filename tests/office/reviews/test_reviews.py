"""A review from new week to signed minutes: what is frozen, what changes it, what cannot."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import InternalError, ProgrammingError, transaction
from tests.office.aftermath import playing as answers
from tests.office.reviews import playing
from tests.office.reviews.playing import MEETING, NEXT, POLICE

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted, NotVisible
from samsyn.office.incidents.changes import SidePlan
from samsyn.office.incidents.models import Incident
from samsyn.office.reviews import changes
from samsyn.office.reviews.changes import CannotReview, ReviewMoved
from samsyn.office.reviews.models import Decision, Line, Mark, Review
from samsyn.office.reviews.queries.gathering import Gathered
from samsyn.office.reviews.queries.of_incidents import lines_of
from samsyn.office.reviews.queries.rooms import ReviewRoom, zone_of
from samsyn.office.steering import queries as steering
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.incidents import GroupSide
from samsyn.vocabulary.reviews import (
    ChangedSince,
    ReviewSection,
    ReviewState,
    TaskState,
    TaskStep,
    Trend,
)

pytestmark = pytest.mark.django_db


def test_a_new_week_holds_the_incidents_of_the_window_frozen(petra: Actor, mona: Actor) -> None:
    played = playing.scene(petra)

    review = playing.opened(petra)
    seen = playing.page(mona, review)

    assert (seen.head.week.year, seen.head.week.number) == (2026, 47)
    assert [one.id for one in seen.incidents] == [played.incident]
    assert [side.name for side in seen.incidents[0].sides] == ["Grupp Alm"]
    assert [(one.first, one.second) for one in seen.disputes] == [("Grupp Alm", "Grupp Björk")]
    assert seen.changed == 0
    left = {one.section: one.left for one in seen.sections}
    assert left[ReviewSection.INCIDENTS] == 1
    assert left[ReviewSection.CLOSING] == 2


def test_what_happens_after_the_freeze_stands_beside_until_it_is_frozen_anew(petra: Actor) -> None:
    played = playing.scene(petra)
    review = playing.opened(petra)

    answers.review(petra, played.incident, now=MEETING + timedelta(hours=1))
    late = playing.page(petra, review)
    playing.refreshed(petra, review, now=MEETING + timedelta(hours=2))
    fresh = playing.page(petra, review, now=MEETING + timedelta(hours=2))

    assert late.incidents[0].since is ChangedSince.CHANGED
    assert late.incidents[0].reviewed_hours is None
    assert fresh.incidents[0].since is ChangedSince.SAME
    assert fresh.incidents[0].reviewed_hours == 35


def test_an_incident_is_marked_with_one_press_and_keeps_its_mark_when_frozen_anew(
    petra: Actor, mona: Actor
) -> None:
    played = playing.scene(petra)
    review = playing.opened(petra)

    playing.marked(mona, review, played.incident)
    playing.marked(petra, review, played.incident, "Två vittnen")
    playing.refreshed(petra, review)

    mark = playing.page(mona, review).incidents[0].mark
    assert mark is not None
    assert (mark.note, mark.by) == ("Två vittnen", "Mona")
    assert playing.page(petra, review).timeliness.reviewed == 1


def test_an_incident_on_the_list_stays_when_frozen_anew_though_it_was_recorded_before_the_window(
    petra: Actor,
) -> None:
    incident, later = playing.scene(petra).incident, NEXT + timedelta(days=60)

    def invented(actor: Actor, room: ReviewRoom, *_: object, carried: frozenset[UUID]) -> Gathered:
        here, zone = access.in_the_open(actor, room.room_id), zone_of(room.room_id)
        rows = [*access.visible_to(here, Incident.objects).filter(pk=incident)]
        found = lines_of(here, rows, carried=carried, zone=zone)
        return Gathered(lines=tuple(found), counts={})

    with access.acting_as(petra):
        review = changes.open_review(
            petra, playing.room(playing.JOINT), now=later, gathering=invented
        )
    seen = playing.page(petra, review, now=later)
    playing.marked(petra, review, incident, "Två vittnen", now=later)
    playing.refreshed(petra, review, now=later)
    anew = playing.page(petra, review, now=later)

    assert [(one.id, one.since) for one in seen.incidents] == [(incident, ChangedSince.SAME)]
    assert [one.mark.note for one in anew.incidents if one.mark] == ["Två vittnen"]


def test_what_the_room_did_not_get_to_is_taken_up_the_next_week(petra: Actor) -> None:
    played = playing.scene(petra)
    playing.held(petra)

    following = playing.opened(petra, now=NEXT)

    assert [(one.id, one.carried) for one in playing.page(petra, following).incidents] == [
        (played.incident, True)
    ]


def test_windows_follow_one_another_and_two_reviews_are_never_open(petra: Actor) -> None:
    first = playing.opened(petra)
    with pytest.raises(CannotReview, match="redan öppen"):
        playing.opened(petra)
    playing.present(petra, first)
    playing.signed(petra, first)

    second = playing.opened(petra, now=NEXT)

    assert playing.page(petra, second).head.starts_at == MEETING


def test_a_decision_becomes_a_task_and_the_next_review_lists_it(petra: Actor, frida: Actor) -> None:
    review = playing.opened(petra)
    decision = playing.decided(petra, review)
    task = playing.made_task(petra, decision)
    assert playing.made_task(petra, decision) == task  # pressing twice makes one
    playing.present(petra, review, frida)
    playing.signed(petra, review)

    following = playing.opened(petra, now=NEXT)
    before = playing.page(petra, following, now=NEXT)
    playing.said(frida, task, TaskStep.MOVED, until=date(2026, 12, 3), why="Sjuk")
    after = playing.page(petra, following, now=NEXT)

    assert [(one.text, one.owner, one.due_on, one.waits) for one in before.tasks] == [
        ("Möt båda grupperna", "Kriminalvården", date(2026, 11, 26), True)
    ]
    assert [(one.state, one.due_on, one.said, one.waits) for one in after.tasks] == [
        (TaskState.OPEN, date(2026, 12, 3), "Sjuk", False)
    ]


def test_a_task_that_is_done_is_no_longer_followed_up_and_signed_minutes_keep_what_was_said(
    petra: Actor,
) -> None:
    first = playing.opened(petra)
    task = playing.made_task(petra, playing.decided(petra, first))
    playing.present(petra, first)
    playing.signed(petra, first)
    second = playing.opened(petra, now=NEXT)
    playing.present(petra, second, now=NEXT)
    playing.signed(petra, second, now=NEXT)

    playing.said(petra, task, TaskStep.DONE, now=NEXT + timedelta(days=1))
    third = playing.opened(petra, now=NEXT + timedelta(days=7))

    assert [one.state for one in playing.page(petra, second, now=NEXT).tasks] == [TaskState.OPEN]
    assert [
        one.state for one in playing.page(petra, third, now=NEXT + timedelta(days=7)).tasks
    ] == [TaskState.DONE]


def test_the_signer_signs_the_version_they_read_or_is_told_what_moved(
    petra: Actor, mona: Actor
) -> None:
    played = playing.scene(petra)
    review = playing.opened(petra)
    playing.present(petra, review)
    seen = playing.version_of(petra, review)
    playing.marked(mona, review, played.incident)
    playing.decided(mona, review)

    with pytest.raises(ReviewMoved) as refused:
        playing.signed(petra, review, version=seen)

    assert "Mona" in str(refused.value)
    assert "vad som är genomgånget, besluten" in str(refused.value)
    assert "närvaron" not in str(refused.value)
    playing.signed(petra, review)
    assert playing.page(petra, review).head.signed_by == "Petra"


def test_minutes_without_anybody_present_are_not_signed(petra: Actor) -> None:
    review = playing.opened(petra)

    with pytest.raises(CannotReview, match="Ingen är antecknad som närvarande"):
        playing.signed(petra, review)


def test_the_database_refuses_every_change_of_signed_minutes(petra: Actor) -> None:
    played = playing.scene(petra)
    review = playing.opened(petra)
    playing.marked(petra, review, played.incident)
    playing.decided(petra, review)
    playing.present(petra, review)
    playing.dissented(petra, review)
    playing.signed(petra, review)

    attempts = [
        lambda: Review.objects.filter(pk=review).update(counts={}),
        lambda: Review.objects.filter(pk=review).update(signed_at=None, signed_by=None),
        lambda: Line.objects.filter(review=review).update(facts={}),
        lambda: Line.objects.filter(review=review).delete(),
        lambda: Mark.objects.filter(review=review).update(note="annat"),
        lambda: Decision.objects.filter(review=review).update(text="annat"),
        lambda: Decision.objects.filter(review=review).delete(),
    ]
    with access.acting_as(petra):
        for attempt in attempts:
            with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
                attempt()


def test_later_changes_stand_beside_the_signed_minutes_for_who_asks(petra: Actor) -> None:
    played = playing.scene(petra)
    review = playing.held(petra)

    answers.review(petra, played.incident, now=MEETING + timedelta(hours=5))
    playing.shooting(petra)

    signed, beside = (playing.page(petra, review, though_signed=ask) for ask in (False, True))
    assert (signed.is_compared, signed.changed) == (False, 0)
    assert [one.since for one in signed.incidents] == [ChangedSince.SAME]
    assert [one.since for one in beside.incidents] == [ChangedSince.CHANGED]
    assert (beside.is_compared, beside.incidents[0].reviewed_hours) == (True, None)


def test_a_screen_of_the_meeting_says_what_changed_in_its_own_section(petra: Actor) -> None:
    played = playing.scene(petra)
    review = playing.opened(petra)
    answers.review(petra, played.incident, now=MEETING + timedelta(minutes=5))

    own, other = (
        playing.page(petra, review, beside={section})
        for section in (ReviewSection.INCIDENTS, ReviewSection.GROUPS)
    )

    assert [one.since for one in own.incidents] == [ChangedSince.CHANGED]
    assert [one.since for one in other.incidents] == [ChangedSince.SAME]


def test_each_agency_approves_for_itself(petra: Actor, frida: Actor, mona: Actor) -> None:
    review = playing.held(petra, frida, mona)
    first = playing.page(petra, review)
    playing.approved(frida, review)
    playing.approved(frida, review)
    second = playing.page(mona, review)
    playing.approved(mona, review)
    third = playing.page(mona, review)

    assert [(one.agency, one.by) for one in first.signatures] == [
        ("Kriminalvården", ""),
        ("Polisen", "Petra"),
        ("Örebro kommun", ""),
    ]
    assert (second.head.state, second.may_approve) == (ReviewState.SIGNED, True)
    assert (third.head.state, third.may_approve) == (ReviewState.APPROVED, False)


def test_the_steering_group_gets_the_weeks_counts_with_the_signature(
    petra: Actor, stig: Actor
) -> None:
    played = playing.scene(petra)
    review = playing.opened(petra)
    playing.marked(petra, review, played.incident)
    playing.decided(petra, review)
    playing.present(petra, review)
    playing.signed(petra, review)

    with access.acting_as(stig):
        months = steering.months(stig).months

    assert [(one.reviews, one.incidents, one.reviewed, one.decisions) for one in months] == [
        (1, 1, 1, 1)
    ]
    assert months[0].median_hours == 34


# Walls.


def test_an_incident_of_the_polices_room_never_stands_in_the_joint_review(
    petra: Actor, mona: Actor
) -> None:
    secret = playing.shooting(petra, room=POLICE)
    shared = playing.shooting(petra)

    joint = playing.opened(petra)
    police = playing.opened(petra, POLICE)

    for reader in (petra, mona):
        assert [one.id for one in playing.page(reader, joint).incidents] == [shared]
    assert [one.id for one in playing.page(petra, police).incidents] == [secret]
    with pytest.raises(NotVisible):
        playing.page(mona, police)


def test_two_readers_of_the_room_freeze_and_see_the_same(petra: Actor, mona: Actor) -> None:
    playing.scene(petra)
    playing.shooting(petra, room=POLICE)
    review = playing.opened(mona)
    before = [*_facts(mona)]

    playing.refreshed(petra, review)

    assert [*_facts(petra)] == before
    assert playing.page(petra, review).incidents == playing.page(mona, review).incidents


def test_what_is_restricted_later_leaves_the_review_for_everybody(
    petra: Actor, mona: Actor
) -> None:
    played = playing.scene(petra)
    review = playing.held(petra, mona)

    playing.restricted(petra, played.hit)

    for reader in (petra, mona):
        seen = playing.page(reader, review)
        assert "Grupp Alm" not in str(seen)
        assert [one.id for one in seen.incidents] == [played.incident]


def test_who_does_not_read_the_room_has_no_reviews(sami: Actor, stig: Actor, carin: Actor) -> None:
    for actor in (sami, stig, carin):
        with pytest.raises(NotPermitted):
            playing.opened(actor)


def test_an_analyst_holds_the_review_and_a_coordinator_signs_it(petra: Actor, aino: Actor) -> None:
    review = playing.opened(aino)
    playing.present(aino, review)

    with pytest.raises(NotPermitted):
        playing.signed(aino, review)
    playing.signed(petra, review)


def test_the_wall_shows_codes_and_nothing_that_was_typed(petra: Actor) -> None:
    played = playing.scene(petra)
    review = playing.opened(petra)
    playing.marked(petra, review, played.incident, "En anteckning")

    seen = playing.page(petra, review, on_the_wall=True)

    assert "Grupp Alm" not in str(seen)
    assert "En anteckning" not in str(seen)
    assert access.code_for("G", played.hit) in str(seen.incidents)


# The scorecard.


def test_the_scorecard_counts_acting_groups_and_says_when_it_is_too_few(petra: Actor) -> None:
    played = playing.scene(petra)
    acting = SidePlan(group_id=played.rival, side=GroupSide.ACTING, certainty=Certainty.CONFIRMED)
    playing.shooting(petra, acting)

    seen = playing.page(petra, playing.opened(petra)).groups

    assert [(one.name, one.days_28, one.days_90, one.months_12) for one in seen] == [
        ("Grupp Björk", 1, 1, 1)
    ]
    assert seen[0].trend is Trend.TOO_FEW


def _facts(actor: Actor) -> list[object]:
    with access.acting_as(actor):
        return list(Line.objects.order_by("position").values_list("section", "facts"))
