"""Reports are told one after the other out of a joint room, and what was told stays told."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from tests.office.releases.playing import ASKS, CELLS, JOINT, previewed, room, tell

from samsyn.analysis.disclosure_control import ranges_left
from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted
from samsyn.office.releases import queries
from samsyn.office.releases.models import ReportRelease

pytestmark = pytest.mark.django_db


def test_a_preview_tells_what_the_report_will_tell_and_remembers_nothing(petra: Actor) -> None:
    before = previewed(petra)

    assert before == tell(petra) == {"year": 10, "october": None}
    with access.acting_as(petra):
        assert len(queries.released(petra, room(JOINT))) == 1


def test_a_person_recorded_after_a_report_is_not_its_difference_from_the_next(
    petra: Actor,
) -> None:
    tell(petra)

    late = tell(petra, CELLS | {"met|2026-09": 8})

    assert late["year"] == 10
    with access.acting_as(petra):
        left = ranges_left(queries.released(petra, room(JOINT)))
    assert min(one.width for one in left) >= 4


def test_what_a_report_has_told_is_never_changed(petra: Actor) -> None:
    tell(petra)
    with access.acting_as(petra):
        for change in (
            lambda: ReportRelease.objects.update(answers=[]),
            ReportRelease.objects.all().delete,
        ):
            with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
                change()


def test_the_same_report_is_released_once(petra: Actor) -> None:
    report = uuid4()
    tell(petra, report=report)

    with pytest.raises(DatabaseError, match="a_report_is_released_once"), transaction.atomic():
        tell(petra, report=report)


def test_who_reads_only_the_steering_groups_part_releases_nothing(stig: Actor) -> None:
    with access.acting_as(stig), pytest.raises(NotPermitted):
        queries.preview(stig, room(JOINT), cells=CELLS, asks=ASKS)
