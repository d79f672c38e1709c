"""Undo takes back exactly what the batch made, or nothing at all with every reason."""

import pytest
from django.urls import reverse
from tests.interchange.broken_files import SOUND_ROW, csv_of
from tests.office.imports.playing import (
    NETWORKS,
    NOW,
    PEOPLE,
    accept,
    batch_of,
    needs_shared_files,
    register_of,
    stage,
    take,
)
from tests.office.imports.test_pages import signed_in, text_of
from tests.office.reviews import playing as reviews

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.imports import changes
from samsyn.office.incidents.models import Incident
from samsyn.office.people.changes import PersonPlan, TiePlan, record_person, record_ties
from samsyn.office.people.models import Person
from samsyn.office.reviews.changes import ReviewMoved
from samsyn.office.reviews.queries import reviews_naming
from samsyn.vocabulary.people import IdentityKind, TieKind

pytestmark = pytest.mark.django_db
LATER = NOW.replace(hour=13)
FILES = {
    "incidents": csv_of(SOUND_ROW, "A2;2026-03-02;01:10;skottlossning;58,28;14,22;0;1"),
    "people": PEOPLE,
    "memberships": b"person;grupp;grund\nA1;Norra;dom\nX9;Norra;\n",
    "ties": b"source,target,weight\nA1,A2,2\nA1,X8,1\n",
}


def undo(actor: Actor, batch_id):
    with access.acting_as(actor):
        return changes.undo_batch(actor, batch_id, now=LATER)


@pytest.mark.parametrize("kind", sorted(FILES))
def test_undo_leaves_the_register_as_it_was_to_the_last_column(petra: Actor, kind: str) -> None:
    if kind != "people":
        take(petra, PEOPLE, "people")
    before = register_of(petra)
    batch_id = stage(petra, FILES[kind], kind)
    made = accept(petra, batch_id).counts["made"]

    undone = undo(petra, batch_id)

    assert register_of(petra) == before
    assert undone == made
    assert batch_of(petra, batch_id).state == "undone"


@needs_shared_files
def test_a_network_is_undone_and_can_be_taken_again(petra: Actor) -> None:
    before = register_of(petra)
    path = NETWORKS / "caviar_edges.csv"
    batch_id = stage(petra, path, "ties")
    accept(petra, batch_id)

    undo(petra, batch_id)

    assert register_of(petra) == before
    assert take(petra, path, "ties").counts["faults"] == 0


def test_a_changed_record_is_named_and_everything_stands(petra: Actor) -> None:
    batch_id = stage(petra, FILES["incidents"], "incidents")
    accept(petra, batch_id)
    with access.acting_as(petra):
        changed = Incident.objects.get(external_reference="A2")
        Incident.objects.filter(pk=changed.pk).update(summary="Nytt")
    before = register_of(petra)

    with pytest.raises(changes.CannotUndo) as refused:
        undo(petra, batch_id)

    assert access.code_for("H", changed.pk) in refused.value.reasons[0]
    assert register_of(petra) == before
    assert batch_of(petra, batch_id).state == "accepted"


def test_a_person_who_has_been_tied_since_is_named_and_everything_stands(petra: Actor) -> None:
    batch_id = stage(petra, PEOPLE, "people")
    accept(petra, batch_id)
    with access.acting_as(petra):
        used = Person.objects.get(external_reference="A1")
        room = used.room_id
        newcomer = record_person(
            petra, PersonPlan(room_id=room, identity=IdentityKind.UNKNOWN), now=LATER
        )
        tie = TiePlan(person_id=used.pk, other_id=newcomer, kind=TieKind.FRIEND)
        record_ties(petra, [tie], now=LATER)
    before = register_of(petra)

    with pytest.raises(changes.CannotUndo) as refused:
        undo(petra, batch_id)

    assert access.code_for("P", used.pk) in refused.value.reasons[0]
    assert register_of(petra) == before


def test_people_of_one_file_are_not_undone_under_the_ties_of_another(petra: Actor) -> None:
    people = stage(petra, PEOPLE, "people")
    accept(petra, people)
    ties = stage(petra, FILES["ties"], "ties")
    accept(petra, ties, now=LATER)

    with pytest.raises(changes.CannotUndo):
        undo(petra, people)
    undo(petra, ties)
    undo(petra, people)

    with access.acting_as(petra):
        assert not Person.objects.exists()


def test_what_was_never_taken_or_is_undone_cannot_be_undone(petra: Actor) -> None:
    batch_id = stage(petra, PEOPLE, "people")
    with pytest.raises(changes.NotNow):
        undo(petra, batch_id)
    accept(petra, batch_id)
    undo(petra, batch_id)

    with pytest.raises(changes.NotNow):
        undo(petra, batch_id)


def test_an_undone_file_can_be_taken_again(petra: Actor) -> None:
    batch_id = stage(petra, PEOPLE, "people")
    accept(petra, batch_id)
    undo(petra, batch_id)

    assert take(petra, PEOPLE, "people").counts["records"] == 2


def test_what_is_thrown_away_leaves_no_trace_of_the_file(petra: Actor) -> None:
    batch_id = stage(petra, PEOPLE, "people")

    with access.acting_as(petra):
        changes.discard_batch(petra, batch_id, now=LATER)

    assert stage(petra, PEOPLE, "people") != batch_id


def test_a_taken_file_cannot_be_thrown_away(petra: Actor) -> None:
    batch_id = stage(petra, PEOPLE, "people")
    accept(petra, batch_id)

    with access.acting_as(petra), pytest.raises(changes.NotNow):
        changes.discard_batch(petra, batch_id, now=LATER)


# What a weekly review has.

RECENT = csv_of("B1;2026-11-18;01:10;skottlossning;59,27;15,21;0;1")


def test_who_undoes_a_file_reads_beforehand_which_signed_minutes_name_its_incident(
    petra: Actor,
) -> None:
    batch_id = stage(petra, RECENT, "incidents")
    accept(petra, batch_id)
    reviews.held(petra, key=reviews.POLICE, now=LATER)
    with access.acting_as(petra):
        code = access.code_for("H", Incident.objects.get().pk)
    before = register_of(petra)
    address = reverse("imports:undo", args=[batch_id])

    page = signed_in(petra).get(address)
    pressed = signed_in(petra).post(address)

    sentence = (
        f"Det signerade protokollet för vecka 47, 2026 (Polisen, Örebro) nämner {code}. Det "
        "som är signerat står fast, så inget som det nämner kan raderas. Rätta posterna en och en "
        "i stället, eller ta tillbaka händelsen på dess sida."
    )
    assert page.status_code == 200
    for answer in (page, pressed):
        assert sentence in text_of(answer)
        assert "Något som har registrerats sedan dess" not in text_of(answer)
        assert "Radera det som filen" not in text_of(answer)
    assert pressed.status_code == 422
    assert register_of(petra) == before


def test_a_file_is_undone_under_a_review_that_is_open_and_the_chair_is_told(petra: Actor) -> None:
    batch_id = stage(petra, RECENT, "incidents")
    accept(petra, batch_id)
    review = reviews.opened(petra, reviews.POLICE, now=LATER)
    reviews.present(petra, review, now=LATER)
    read = reviews.version_of(petra, review)

    undone = undo(petra, batch_id)

    assert undone["incidents_incident"] == 1
    assert reviews.page(petra, review, now=LATER).incidents == ()
    with pytest.raises(ReviewMoved, match="underlaget"):
        reviews.signed(petra, review, version=read, now=LATER)


def test_what_an_open_review_has_gone_through_is_not_undone(petra: Actor) -> None:
    batch_id = stage(petra, RECENT, "incidents")
    accept(petra, batch_id)
    review = reviews.opened(petra, reviews.POLICE, now=LATER)
    with access.acting_as(petra):
        incident = Incident.objects.get().pk
    reviews.marked(petra, review, incident, now=LATER)
    before = register_of(petra)

    with pytest.raises(changes.CannotUndo) as refused:
        undo(petra, batch_id)

    [reason] = refused.value.reasons
    assert f"har gått igenom {access.code_for('H', incident)}." in reason
    assert register_of(petra) == before


def test_a_group_that_signed_minutes_name_as_a_side_stays(petra: Actor) -> None:
    played = reviews.scene(petra)
    reviews.held(petra)

    with access.acting_as(petra):
        named = reviews_naming(petra, groups=[played.hit])
        other = reviews_naming(petra, groups=[played.incident])

    assert [(one.groups, one.is_signed) for one in named] == [(frozenset([played.hit]), True)]
    assert other == ()
