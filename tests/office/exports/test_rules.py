"""Where an export stands, and which lists leave which rooms. No database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from samsyn.interchange.listings import FileFormat
from samsyn.office.exports.rules import (
    OFFERED,
    WAITS,
    ExportFacts,
    ExportKind,
    ExportState,
    kinds_in,
    state_of,
)
from samsyn.vocabulary.rooms import RoomKind

ASKED = datetime(2026, 11, 20, 12, tzinfo=UTC)
ENDS = ASKED + timedelta(days=7)
WAITING = ExportFacts(asked_at=ASKED, verdict="", ends_at=None, withdrawn_at=None)
APPROVED = replace(WAITING, verdict="approved", ends_at=ENDS)
MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("facts", "now", "state"),
    [
        (WAITING, ASKED, ExportState.WAITING),
        (WAITING, ASKED + WAITS - MOMENT, ExportState.WAITING),
        (WAITING, ASKED + WAITS, ExportState.ENDED),
        (APPROVED, ENDS - MOMENT, ExportState.READY),
        (APPROVED, ENDS, ExportState.ENDED),
        (replace(WAITING, verdict="refused"), ENDS, ExportState.REFUSED),
        (replace(APPROVED, withdrawn_at=ASKED), ASKED, ExportState.WITHDRAWN),
        (replace(WAITING, withdrawn_at=ASKED), ASKED + WAITS, ExportState.WITHDRAWN),
    ],
)
def test_time_alone_ends_an_export(facts: ExportFacts, now: datetime, state: ExportState) -> None:
    assert state_of(facts, now=now) is state


def test_no_list_leaves_social_services_or_the_national_room() -> None:
    assert kinds_in(RoomKind.SOCIAL_SERVICES) == kinds_in(RoomKind.NATIONAL) == ()
    assert set(kinds_in(RoomKind.JOINT)) == set(ExportKind)


def test_every_list_is_offered_and_only_one_without_people_goes_unapproved() -> None:
    assert set(OFFERED) == set(ExportKind)
    unapproved = {kind for kind, how in OFFERED.items() if not how.needs_approval}
    assert unapproved == {ExportKind.CALENDAR}
    assert not OFFERED[ExportKind.CALENDAR].tells_of_people


def test_every_format_is_made_of_some_list() -> None:
    assert {one for how in OFFERED.values() for one in how.formats} == set(FileFormat)
