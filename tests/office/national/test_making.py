"""A return is looked at, approved, signed, frozen, and lies in the national room."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from tests.office.national.playing import (
    NOW,
    Q2,
    Q3,
    as_reader,
    nils,
    of_nation,
    plan,
    returned,
    seen,
    shootings,
)
from tests.office.outcomes.playing import add

from samsyn.office import access
from samsyn.office.access import Actor, ChangedMeanwhile, NotPermitted
from samsyn.office.audit.models import AuditEvent
from samsyn.office.exchange.queries import keys_here
from samsyn.office.national import changes, queries
from samsyn.office.national.changes import CannotReturn, read_signed
from samsyn.office.national.models import ReceivedReturn, SiteReturn
from samsyn.office.national.rules import quarter_of
from samsyn.vocabulary.national import ReturnStanding

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nation")]


def test_a_return_leaves_as_it_was_shown_and_lies_in_the_national_room(petra: Actor) -> None:
    shootings(petra)
    page = seen(petra)

    made = returned(petra)

    found, site = as_reader(queries.received_return, made)
    assert site == "orebro"
    assert found.is_whole
    assert found.text.series == page.text.series
    assert found.text.activity == page.text.activity
    assert (found.text.quarter, found.text.made_by) == ("2026-Q3", "Petra")
    assert found.text.inhabitants == 158_000


def test_small_counts_of_events_are_withheld_and_marked(petra: Actor) -> None:
    shootings(petra)

    [series] = seen(petra).text.series

    assert [(one.period, one.value) for one in series.values] == [
        ("2026-07", None),  # with the sum, it would give September's two away
        ("2026-08", "6"),
        ("2026-09", None),
    ]
    assert [(one.first, one.periods, one.count) for one in series.sums] == [
        ("2026-07", 3, 13),
        ("2025-10", 12, 49),
    ]


def test_a_preview_writes_nothing(petra: Actor) -> None:
    shootings(petra)
    seen(petra)

    with access.acting_as(petra):
        assert not access.visible_to(petra, SiteReturn.objects).exists()


def test_figures_that_changed_since_they_were_shown_are_not_approved(petra: Actor) -> None:
    series = shootings(petra)
    page = seen(petra)
    add(petra, series, quarter_of(Q3.first).months[1], [26], now=NOW + timedelta(hours=1))

    with access.acting_as(petra), pytest.raises(ChangedMeanwhile):
        changes.make_return(petra, plan(page), now=NOW)


def test_nothing_leaves_without_approval_or_before_the_quarter_has_ended(petra: Actor) -> None:
    page = seen(petra)
    early = seen(petra, Q3.after)

    with access.acting_as(petra):
        with pytest.raises(CannotReturn, match=r"(Approve|Godkänn)"):
            changes.make_return(petra, plan(page, is_approved=False), now=NOW)
        with pytest.raises(CannotReturn):
            changes.make_return(petra, plan(early), now=NOW)
        with pytest.raises(CannotReturn):
            changes.make_return(petra, plan(page, inhabitants_source=" "), now=NOW)


def test_a_correction_is_another_return_with_a_remark(petra: Actor) -> None:
    first = returned(petra)
    page = seen(petra)
    with access.acting_as(petra), pytest.raises(CannotReturn):
        changes.make_return(petra, plan(page, remark=" "), now=NOW)

    second = returned(petra, remark="Två samtal saknades.")

    picture = as_reader(queries.site_picture, "orebro", today=NOW.date())
    assert [one.id for one in picture.returns] == [second, first]
    assert picture.newest.text.edition == 2
    assert picture.newest.text.remark == "Två samtal saknades."


def test_a_return_is_signed_by_the_installation_and_bears_its_digest(petra: Actor) -> None:
    made = returned(petra)

    signature = as_reader(queries.signature_of, made)

    text = read_signed(signature, keys_here().public)
    assert text.id == str(made)


@pytest.mark.parametrize("model", [SiteReturn, ReceivedReturn])
def test_a_frozen_return_is_neither_changed_nor_taken_away(petra: Actor, model: type) -> None:
    made = returned(petra)
    for deed in (
        lambda: model.objects.filter(pk=made).update(text="{}"),
        lambda: model.objects.filter(pk=made).delete(),
    ):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            access.acting_as(petra if model is SiteReturn else nils()),
        ):
            deed()


def test_only_who_keeps_steering_makes_a_return(petra: Actor, aino: Actor, stig: Actor) -> None:
    page = seen(petra)
    for other in (aino, stig):
        with access.acting_as(other), pytest.raises(NotPermitted):
            changes.make_return(other, plan(page), now=NOW)


def test_late_and_missing_are_told_apart(petra: Actor) -> None:
    returned(petra, Q3, now=_on(Q3.due_on))
    returned(petra, Q2, now=NOW)

    nation = as_reader(queries.nation, today=NOW.date())

    orebro = next(one for one in nation.sites if one.key == "orebro")
    malmo = next(one for one in nation.sites if one.key == "malmo")
    assert [one.standing for one in orebro.quarters] == [
        ReturnStanding.MISSING,
        ReturnStanding.MISSING,
        ReturnStanding.LATE,
        ReturnStanding.IN_TIME,
    ]
    assert {one.standing for one in malmo.quarters} == {ReturnStanding.MISSING}


def test_making_receiving_reading_and_taking_out_stand_in_the_log(petra: Actor) -> None:
    made = returned(petra)
    as_reader(queries.received_return, made)
    as_reader(queries.signature_of, made)

    with access.acting_as(petra):
        assert "keep_steering" in _events("national_sitereturn", made)
    with access.acting_as(of_nation("nora")):
        known = _events("national_receivedreturn", made)
    assert {"receive_disclosure", "read", "export"} <= known


def _events(subject: str, made: UUID) -> set[str]:
    rows = AuditEvent.objects.filter(subject=subject, record_ids__contains=[str(made)])
    return set(rows.values_list("action", flat=True))


def _on(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
