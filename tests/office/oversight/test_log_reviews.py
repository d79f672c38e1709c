"""The monthly review of a log: drawn by the service, reviewed by Dag, signed for good."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from tests.office.api.calling import system
from tests.office.retention.test_removing import person_of
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted, NotVisible
from samsyn.office.audit.changes import Reading
from samsyn.office.oversight import changes, queries
from samsyn.office.oversight.changes import CannotReview
from samsyn.office.oversight.changes.drawing import Month
from samsyn.office.oversight.models import LogReview, LogReviewFindings, LogReviewLine
from samsyn.office.oversight.rules import Facts, Seen, first_of
from samsyn.office.partners.models import Room, StaffRole
from samsyn.office.people import queries as people
from samsyn.vocabulary.oversight import Verdict
from samsyn.vocabulary.rooms import Role

pytestmark = pytest.mark.django_db
NOW = timezone.now()
NEXT_MONTH = (NOW.replace(day=1) + timedelta(days=33)).replace(day=2)


def drawn(reader: Actor, person: UUID, *, months_ago: int = 6, readings: int = 1) -> UUID:
    """Draw a month in which there was one reading late in the evening, for some days."""
    room = Room.objects.get(key="orebro-police")
    zone = queries.zone_of(room)
    first = first_of(first_of(NOW.date()) - timedelta(days=30 * months_ago))
    seen = [
        Seen(
            number=9 + day,
            at=datetime(first.year, first.month, 3 + day, 23, tzinfo=zone),
            staff_id=reader.staff_id,
            way=Reading.PAGE,
            people=(person,),
        )
        for day in range(readings)
    ]
    month = Month(room_id=room.pk, first=first, readings=seen, facts=Facts(zone=zone))
    with queries.as_reviewing_service(now=NOW) as service:
        return changes.draw(service, month, seed=5, now=NOW)


@pytest.fixture
def review(petra: Actor) -> UUID:
    return drawn(petra, person_of(petra, "orebro-police"))


def line_of(dag: Actor, review: UUID) -> queries.ReviewLine:
    with access.acting_as(dag):
        [line] = queries.review_sheet(dag, review).lines
    return line


def test_what_was_read_this_month_is_drawn_when_it_has_ended_and_once(
    petra: Actor, dag: Actor
) -> None:
    person = person_of(petra, "orebro-police")
    with access.acting_as(petra):
        people.person_sheet(petra, person, today=NOW.date())

    first = changes.draw_due(now=NEXT_MONTH, seed_of=lambda: 1)
    again = changes.draw_due(now=NEXT_MONTH, seed_of=lambda: 2)

    assert (first, again) == (1, 0)
    with access.acting_as(dag):
        [state] = queries.review_states(dag)
        sheet = queries.review_sheet(dag, state.id)
    assert state.month == NOW.date().replace(day=1)
    assert sheet.seed == 1
    assert access.code_for("P", person) in {line.code for line in sheet.lines}
    assert {line.reader for line in sheet.lines} == {petra.name}


def test_what_a_system_reads_with_a_token_is_drawn_beside_people_and_says_whose_it_is(
    petra: Actor, dag: Actor
) -> None:
    person = person_of(petra, "orebro-police")
    caller = system("petra", "orebro-police")
    with access.acting_as(petra):
        people.person_sheet(petra, person, today=NOW.date())
    for _turn in range(9):
        assert caller.get(f"people/{person}").status_code == 200
    room = Room.objects.get(key="orebro-police")
    door = StaffRole.objects.get(room=room, role=Role.DOOR.value).staff_id
    with access.acting_as(access.actor_for(door, now=NOW)) as carrying:  # it carries, for others
        people.person_sheet(carrying, person, today=NOW.date())

    changes.draw_due(now=NEXT_MONTH, seed_of=lambda: 1)

    with access.acting_as(dag):
        [state] = queries.review_states(dag)
        sheet = queries.review_sheet(dag, state.id)
    lines = [line for line in sheet.lines if line.owner]
    assert (sheet.readings, sheet.system_readings, sheet.system_sample) == (1, 9, 5)
    assert [(line.reader, line.title) for line in lines] == [("Nightly fetch", "Case system")] * 5
    assert {line.reader for line in sheet.lines if not line.owner} == {petra.name}
    assert all(line.is_sampled and not line.rules for line in lines)
    shown = signed_in("dag").get(f"/oversight/reviews/{state.id}/").content.decode()
    assert "Ett annat system hos Polisen. Petra har gjort dess åtkomstnyckel." in shown
    assert "Läsa personer, under koder" in shown
    verdict = signed_in("dag").get(f"/oversight/reviews/lines/{lines[0].id}/").content.decode()
    assert "Ett annat system hos Polisen." in verdict


def test_who_reads_records_sees_done_or_late_and_nothing_of_what_is_in_it(
    petra: Actor, aino: Actor, review: UUID
) -> None:
    with access.acting_as(petra):
        [state] = queries.review_states(petra)
        lines = LogReviewLine.objects.count()
        with pytest.raises(NotVisible):
            queries.review_sheet(petra, review)
    with access.acting_as(aino):
        assert not LogReview.objects.exists()
        with pytest.raises(NotPermitted):
            queries.review_states(aino)

    assert (state.id, state.opens, lines) == (review, False, 0)
    assert state.is_late(state.due_on + timedelta(days=1))
    assert not state.is_late(state.due_on)


def test_a_review_is_signed_once_every_line_has_its_verdict_and_then_stays(
    dag: Actor, review: UUID
) -> None:
    line = line_of(dag, review)
    with access.acting_as(dag):
        with pytest.raises(CannotReview) as refused:
            changes.sign_review(dag, review, " ", now=NOW)
        with pytest.raises(CannotReview):
            changes.note_line(dag, line.id, Verdict.ASK_HEAD, "", now=NOW)
        changes.note_line(dag, line.id, Verdict.ASK_HEAD, "Sent på kvällen.", now=NOW)
        changes.sign_review(dag, review, "En fråga till chefen.", now=NOW)
        with pytest.raises(CannotReview):
            changes.note_line(dag, line.id, Verdict.IN_ORDER, "", now=NOW)
        with pytest.raises(CannotReview):
            changes.sign_review(dag, review, "Igen", now=NOW)
        sheet = queries.review_sheet(dag, review)

    assert len(refused.value.reasons) == 2
    assert (sheet.findings, sheet.left, sheet.state.signed_by) == (
        "En fråga till chefen.", 0, dag.name,
    )  # fmt: skip


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE oversight_logreviewline SET note = 'annat'",
        "DELETE FROM oversight_logreviewline",
        "UPDATE oversight_logreviewfindings SET text = 'annat'",
        "UPDATE oversight_logreview SET signed_at = NULL, signed_by_id = NULL",
        "DELETE FROM oversight_logreview",
    ],
)
def test_the_database_keeps_what_is_signed(dag: Actor, review: UUID, statement: str) -> None:
    line = line_of(dag, review)
    with access.acting_as(dag):
        changes.note_line(dag, line.id, Verdict.IN_ORDER, "", now=NOW)
        changes.sign_review(dag, review, "I ordning.", now=NOW)
        with (
            pytest.raises(DatabaseError, match="stays as it is"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
        assert LogReviewFindings.objects.get().text == "I ordning."


def test_nobody_reviews_their_own_reading(petra: Actor, dag: Actor) -> None:
    review = drawn(dag, person_of(petra, "orebro-police"))
    line = line_of(dag, review)

    with access.acting_as(dag), pytest.raises(CannotReview, match="egen läsning"):
        changes.note_line(dag, line.id, Verdict.IN_ORDER, "", now=NOW)


def test_dag_reviews_and_signs_on_the_pages_under_codes(dag: Actor, review: UUID) -> None:
    line, client = line_of(dag, review), signed_in("dag")
    page = f"/oversight/reviews/{review}/"

    listed = client.get("/oversight/reviews/").content.decode()
    shown = client.get(page).content.decode()
    unsaid = client.post(f"/oversight/reviews/lines/{line.id}/", {})
    noted = client.post(f"/oversight/reviews/lines/{line.id}/", {"verdict": "in_order"})
    signed = client.post(f"{page}sign/", {"findings": "Allt i ordning."})
    after = client.get(page).content.decode()

    assert page in listed
    assert line.code in shown
    assert "kl. 23.00" in shown
    assert (unsaid.status_code, noted.status_code, signed.status_code) == (422, 302, 302)
    assert "Allt i ordning." in after
    assert f"/oversight/reviews/lines/{line.id}/" not in after
    assert page not in signed_in("petra").get("/oversight/reviews/").content.decode()


def test_after_a_verdict_the_next_reading_comes_up_until_none_is_left(
    petra: Actor, dag: Actor
) -> None:
    review = drawn(petra, person_of(petra, "orebro-police"), readings=3)
    with access.acting_as(dag):
        first, second, third = (one.id for one in queries.review_sheet(dag, review).lines)
    client = signed_in("dag")
    page = "/oversight/reviews/lines/{}/".format

    went = [
        client.post(page(line), {"verdict": "in_order"})["Location"]
        for line in (second, third, first)
    ]

    assert went == [page(third), page(first), f"/oversight/reviews/{review}/"]
