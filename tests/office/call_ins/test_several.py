"""Several of one call-in at once: all or none, by the same rules as one at a time."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from tests.office.call_ins import playing
from tests.office.call_ins.playing import EVENING, NOW, TODAY

from samsyn.office import access
from samsyn.office.access import Actor, NotVisible
from samsyn.office.call_ins import changes, queries
from samsyn.office.call_ins.changes import CannotPlan
from samsyn.office.call_ins.models import Consideration, PlanStep
from samsyn.vocabulary.call_ins import Attendance

pytestmark = pytest.mark.django_db


def test_nobody_is_chosen_when_a_rule_bars_one_of_them(petra: Actor) -> None:
    call_in, one, dead = playing.call_in(petra), playing.person(petra), playing.person(petra)
    playing.becomes(petra, dead, died_on=date(2026, 11, 1))
    plans = [playing.choice(call_in, one), playing.choice(call_in, dead)]

    with access.acting_as(petra):
        with pytest.raises(CannotPlan) as refusal:
            changes.consider_many(petra, call_in, plans, now=NOW)
        assert len(refusal.value.reasons) == 1
        assert not Consideration.objects.filter(call_in=call_in).exists()


def test_nobody_is_marked_when_one_of_them_was_never_approved(petra: Actor) -> None:
    call_in = playing.call_in(petra)
    one = playing.approved(petra, call_in, playing.person(petra))
    other = playing.choose(petra, call_in, playing.person(petra))
    soon = playing.after(minutes=2)

    with access.acting_as(petra):
        with pytest.raises(CannotPlan):
            changes.mark_many(petra, call_in, [one, other], Attendance.CAME, now=soon)
        assert queries.evening(petra, call_in, today=EVENING.date()).came == 0
        changes.mark_many(petra, call_in, [one], Attendance.STAYED, now=soon)
        page = queries.evening(petra, call_in, today=EVENING.date())

    assert (page.came, page.stayed, page.talked) == (1, 1, 0)


def test_steps_are_ticked_together_and_what_is_done_keeps_its_day(petra: Actor) -> None:
    call_in, later = playing.call_in(petra), NOW + timedelta(hours=1)
    with access.acting_as(petra):
        one, other = PlanStep.objects.filter(call_in=call_in).order_by("pk")[:2]
        changes.tick_step(petra, one.pk, done=True, now=NOW)
        changes.tick_steps(petra, call_in, [one.pk, other.pk], now=later)
        head = queries.head_of(petra, call_in, today=TODAY)
        one.refresh_from_db()
        with pytest.raises(NotVisible):
            changes.tick_steps(petra, call_in, [uuid4()], now=later)

    assert (head.steps_done, one.done_at) == (2, NOW)
