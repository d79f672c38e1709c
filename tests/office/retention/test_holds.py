"""A record is held back before anything is due: seen on its page, hidden as ever, not erased."""

import re
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.office.disclosures.conftest import write_group
from tests.office.retention.test_removing import AFTER_THE_WAIT, hide, is_seen, person_of
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted, NotVisible
from samsyn.office.calendar import queries as calendar
from samsyn.office.calendar.queries import EntryKind
from samsyn.office.retention import changes
from samsyn.office.retention.changes import CannotRemove, HoldPlan
from samsyn.office.retention.models import Hold
from samsyn.vocabulary.retention import KeptKind

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
ROOM = "orebro-police"


def plan(actor: Actor, **changed: object) -> HoldPlan:
    neutral: dict[str, object] = {
        "ground": "Mål B 123-26",
        "owner_id": actor.staff_id,
        "review_on": TODAY + timedelta(days=90),
    }
    return HoldPlan(**{**neutral, **changed})  # type: ignore[arg-type]


def held(actor: Actor, record: UUID, kind: KeptKind = KeptKind.PERSON) -> UUID:
    with access.acting_as(actor):
        return changes.hold_record(actor, kind, record, plan(actor), now=NOW)


def test_a_held_record_is_seen_as_ever_hidden_when_due_and_not_erased(
    petra: Actor, dag: Actor, tmp_path: Path
) -> None:
    person = person_of(petra, ROOM)
    hold = held(petra, person)
    before = is_seen(petra, person)
    hide(petra, person)

    with access.acting_as(petra), pytest.raises(CannotRemove):
        changes.prepare_batch(petra, Hold.objects.get(pk=hold).room_id, None, now=AFTER_THE_WAIT)
    with access.acting_as(dag):
        changes.lift_hold(dag, hold, because="Domen står fast", now=AFTER_THE_WAIT)
    with access.acting_as(petra):
        room = Hold.objects.get(pk=hold).room_id
        batch = changes.prepare_batch(petra, room, None, now=AFTER_THE_WAIT)
    with access.acting_as(dag):
        changes.approve_batch(dag, batch, has_looked=True, archive_reference="", now=AFTER_THE_WAIT)

    assert (before, is_seen(petra, person)) == (True, False)
    assert changes.erase_batch(batch, now=AFTER_THE_WAIT, kept_in=tmp_path / "journal") == 1


def test_who_does_not_answer_for_removals_or_sees_no_record_holds_nothing_back(
    petra: Actor, aino: Actor, frida: Actor
) -> None:
    person = person_of(petra, ROOM)

    with pytest.raises(NotPermitted):
        held(aino, person)
    with pytest.raises(NotVisible):
        held(frida, person)


def test_a_second_hold_and_a_lifting_without_a_reason_are_refused(petra: Actor) -> None:
    person = person_of(petra, ROOM)
    hold = held(petra, person)

    with pytest.raises(CannotRemove) as second:
        held(petra, person)
    with access.acting_as(petra), pytest.raises(CannotRemove) as unreasoned:
        changes.lift_hold(petra, hold, because="  ", now=NOW)

    assert second.value.reasons == ("A hold stands on it already. Lift that first.",)
    assert unreasoned.value.reasons == ("Write why the record is no longer needed.",)


def test_the_hold_stands_on_the_page_of_who_may_lift_it_and_on_nobody_elses(
    petra: Actor, aino: Actor
) -> None:
    person, group = person_of(petra, ROOM), write_group(petra)
    pages = {
        KeptKind.PERSON: reverse("people:person", args=[person]),
        KeptKind.GROUP: reverse("groups:group", args=[group]),
    }
    client = signed_in("petra")
    before = {kind: client.get(page).content.decode() for kind, page in pages.items()}
    for kind, record in ((KeptKind.PERSON, person), (KeptKind.GROUP, group)):
        held(petra, record, kind)

    for kind, page in pages.items():
        assert "/retention/hold/" in before[kind]
        shown = client.get(page).content.decode()
        assert "Mål B 123-26" in shown
        assert re.search(r"/retention/holds/[0-9a-f-]+/lift/", shown)
        assert "/retention/hold/" not in shown
        assert "Mål B 123-26" not in signed_in(aino).get(page).content.decode()


def test_it_is_placed_and_lifted_in_the_browser_from_the_persons_page(
    petra: Actor, dag: Actor
) -> None:
    person, client = person_of(petra, ROOM), signed_in("petra")
    page = reverse("people:person", args=[person])
    form = reverse("retention:hold_record", args=["person", person])
    day = TODAY + timedelta(days=30)

    empty = client.post(form, {})
    placed = client.post(
        form, {"ground": "B 1-26", "owner": str(dag.staff_id), "review_on": day.isoformat()}
    )
    listed = signed_in("dag").get("/retention/").content.decode()
    found = re.search(r"/retention/holds/[0-9a-f-]+/lift/", listed)
    assert found
    lifted = signed_in("dag").post(found[0], {"because": "Målet är avgjort"})

    assert (empty.status_code, placed.status_code, placed["Location"]) == (422, 302, page)
    assert "B 1-26" in listed
    assert lifted.status_code == 302
    with access.acting_as(petra):
        [row] = Hold.objects.all()
    assert (row.lifted_because, row.lifted_by_id) == ("Målet är avgjort", dag.staff_id)


def test_the_day_to_look_again_stands_in_the_calendar_of_its_owner(
    petra: Actor, dag: Actor, aino: Actor
) -> None:
    hold = held(petra, person_of(petra, ROOM))
    later = NOW + timedelta(days=60)

    def entries(actor: Actor) -> list[tuple[UUID, bool]]:
        with access.acting_as(actor):
            found = calendar.entries_of(actor, now=later)
        return [
            (one.record_id, one.is_of(actor)) for one in found if one.kind is EntryKind.HOLD_REVIEW
        ]

    assert entries(petra) == [(hold, True)]
    assert entries(dag) == [(hold, False)]
    assert entries(aino) == []
