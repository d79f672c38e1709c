"""Filters by many values, and rows written many at a time: alike for one, thousands and none."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from tests.office.groups import playing as people

from samsyn.office import access
from samsyn.office.access import Actor, RoomItself
from samsyn.office.access.deeds import Deed
from samsyn.office.audit.models import AuditEvent
from samsyn.office.incidents.models import Incident
from samsyn.office.partners.models import Room
from samsyn.office.people.models import Person

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def incident(place: dict[str, object], **columns: object) -> dict[str, object]:
    facts = {"kind": "shooting", "earliest_at": NOW, "latest_at": NOW, "time_precision": "day"}
    return {**place, **facts, **columns}


def place_of(actor: Actor) -> dict[str, object]:
    room = Room.objects.get(key="orebro-police")
    permit = access.require(actor, Deed.RECORD_INCIDENT, about=RoomItself(room.pk))
    return access.in_room(permit, now=NOW)


def seen(actor: Actor) -> QuerySet[Incident]:
    return access.visible_to(actor, Incident.objects)


def references(*wanted: str) -> list[str]:
    rows = Incident.objects.filter(access.is_any_of("external_reference", wanted))
    return sorted(rows.values_list("external_reference", flat=True))


def test_texts_are_found_whatever_signs_they_hold(petra: Actor) -> None:
    odd = ["K,1", "K'2", 'K"3', "K{4}", "K\\5", "Å 6"]
    with access.acting_as(petra):
        place = place_of(petra)
        access.write_rows(Incident, [incident(place, external_reference=one) for one in odd])

        assert references(*odd, "K7") == sorted(odd)
        assert references("K") == []
        assert references() == []


def test_identifiers_are_found_and_none_of_none(petra: Actor) -> None:
    person = people.person(petra)
    with access.acting_as(petra):
        both = Person.objects.filter(access.is_any_of("pk", [person, UUID(int=7)]))
        assert [row.pk for row in both] == [person]
        assert not Person.objects.filter(access.is_any_of("pk", [])).exists()


def test_rows_are_written_in_order_by_one_statement_with_the_models_defaults(petra: Actor) -> None:
    with access.acting_as(petra):
        place = place_of(petra)
        rows = [
            incident(place, external_reference=f"K{n}", longitude=15.0 + n / 7, summary="å\n'\\")
            for n in range(3)
        ]
        with CaptureQueriesContext(connection) as asked:
            written = access.write_rows(Incident, rows)
        found = Incident.objects.in_bulk(written)

    assert len(asked) == 1
    assert [found[pk].external_reference for pk in written] == ["K0", "K1", "K2"]
    assert [found[pk].longitude for pk in written] == [15.0, 15.0 + 1 / 7, 15.0 + 2 / 7]
    one = found[written[0]]
    assert (one.status, one.version, one.summary, one.earliest_at) == (
        "reported",
        1,
        "å\n'\\",
        NOW,
    )


def test_no_rows_ask_nothing_and_an_unknown_column_is_refused(petra: Actor) -> None:
    with access.acting_as(petra), CaptureQueriesContext(connection) as asked:
        assert access.write_rows(Incident, []) == []
    assert len(asked) == 0
    with pytest.raises(ValueError, match="no column kinds"):
        access.write_rows(Incident, [{"kinds": "shooting"}])


def test_the_newest_is_the_greatest_of_all_the_readers_rooms_and_of_no_others(
    petra: Actor, otto: Actor
) -> None:
    with access.acting_as(petra):
        assert access.newest(petra, seen(petra), "external_reference") is None
        place = place_of(petra)
        access.write_rows(
            Incident, [incident(place, external_reference=one) for one in ("K1", "K3", "K2")]
        )
        assert access.newest(petra, seen(petra), "external_reference") == "K3"
    with access.acting_as(otto):
        assert access.newest(otto, seen(otto), "external_reference") is None


def test_an_insert_of_many_leaves_one_event_for_the_room_with_every_record(petra: Actor) -> None:
    with access.acting_as(petra):
        place = place_of(petra)
        written = access.write_rows(Incident, [incident(place) for _ in range(4)])
        events = AuditEvent.objects.filter(action="insert", subject="incidents_incident")
        (event,) = [one for one in events if str(written[0]) in one.record_ids]

    assert sorted(event.record_ids) == sorted(map(str, written))
    assert (event.room_ids, event.records) == ([place["room_id"]], 4)
