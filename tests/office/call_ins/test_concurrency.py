"""Two planners at once: nothing is lost, nobody is seated twice, a tap counts once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections
from tests.conftest import actor_named
from tests.office.call_ins import playing
from tests.office.call_ins.playing import NOW

from samsyn.office import access
from samsyn.office.access import Actor, ChangedMeanwhile
from samsyn.office.call_ins import changes
from samsyn.office.call_ins.changes import CannotPlan, ItemPlan, SeatPlan
from samsyn.office.call_ins.models import CallIn, Invitation, PlanStep, ProgrammeItem, Seat
from samsyn.office.config.databases import Logins
from samsyn.office.people import changes as people
from samsyn.office.people.changes import TiePlan
from samsyn.vocabulary.call_ins import Attendance
from samsyn.vocabulary.people import TieKind

PLANNERS = 8


def at_once(deed: Callable[[Actor, int], object]) -> list[object]:
    """Let eight threads do something at the same moment, each in its own connection."""
    barrier = Barrier(PLANNERS)

    def one(number: int) -> object:
        try:
            actor = actor_named(("petra", "frida")[number % 2])
            barrier.wait(timeout=60)
            with access.acting_as(actor):
                return deed(actor, number)
        except (CannotPlan, ChangedMeanwhile) as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(PLANNERS) as pool:
        return list(pool.map(one, range(PLANNERS)))


def test_two_planners_at_once_lose_nothing(own_database: Logins) -> None:
    del own_database
    petra = actor_named("petra")
    call_in = playing.call_in(petra)
    people = [playing.person(petra) for _ in range(PLANNERS)]
    with access.acting_as(petra):
        steps = list(PlanStep.objects.values_list("pk", flat=True)[:PLANNERS])

    def work(actor: Actor, number: int) -> None:
        changes.tick_step(actor, steps[number], done=True, now=NOW)
        changes.consider(actor, playing.choice(call_in, people[number]), now=NOW)
        item = ItemPlan(call_in_id=call_in, title=f"Punkt {number}", minutes=5)
        changes.write_item(actor, item, now=NOW)

    answers = at_once(work)

    with access.acting_as(petra):
        assert answers == [None] * PLANNERS
        assert PlanStep.objects.filter(done_at__isnull=False).count() == PLANNERS
        assert Invitation.objects.count() == PLANNERS
        positions = sorted(ProgrammeItem.objects.values_list("position", flat=True))
        assert positions == list(range(1, PLANNERS + 1))


def test_of_eight_who_save_the_same_version_one_saves_and_seven_are_told(
    own_database: Logins,
) -> None:
    del own_database
    petra = actor_named("petra")
    call_in = playing.call_in(petra)

    def save(actor: Actor, number: int) -> str:
        plan = changes.CallInRevision(
            call_in_id=call_in,
            version=1,
            name=f"Call-in {number}",
            starts_at=playing.EVENING,
            minutes=60,
        )
        changes.revise_call_in(actor, plan, now=NOW)
        return plan.name

    answers = at_once(save)

    saved = [one for one in answers if isinstance(one, str)]
    assert len(saved) == 1
    told = [" ".join(one.reasons) for one in answers if isinstance(one, ChangedMeanwhile)]
    with access.acting_as(petra):
        row = CallIn.objects.select_related("changed_by").get()
    assert row.name == saved[0]
    assert row.changed_by is not None
    assert len(told) == PLANNERS - 1
    assert all(row.changed_by.name in one for one in told)


def test_a_seat_that_eight_want_is_taken_once(own_database: Logins) -> None:
    del own_database
    petra = actor_named("petra")
    call_in = playing.call_in(petra)

    answers = at_once(
        lambda actor, number: changes.take_seat(
            actor, SeatPlan(call_in_id=call_in, row=1, place=1, label=f"Gäst {number}"), now=NOW
        )
    )

    assert sum(isinstance(one, CannotPlan) for one in answers) == PLANNERS - 1
    with access.acting_as(petra):
        assert Seat.objects.count() == 1


def test_eight_taps_are_one_arrival(own_database: Logins) -> None:
    del own_database
    petra = actor_named("petra")
    call_in, one = playing.call_in(petra), playing.person(petra)
    invitation = playing.approved(petra, call_in, one)
    now = playing.after(minutes=5)

    answers = at_once(
        lambda actor, number: changes.mark(actor, invitation, Attendance.CAME, now=now)
    )

    assert sorted(map(bool, answers)) == [False] * (PLANNERS - 1) + [True]


def test_two_in_conflict_are_not_both_chosen_by_two_planners_at_once(
    own_database: Logins,
) -> None:
    del own_database
    petra = actor_named("petra")
    call_in = playing.call_in(petra)
    pair = [playing.person(petra) for _ in range(2)]
    with access.acting_as(petra):
        tie = TiePlan(person_id=pair[0], other_id=pair[1], kind=TieKind.CONFLICT)
        people.record_ties(petra, [tie], now=NOW)

    answers = at_once(
        lambda actor, number: changes.consider(
            actor, playing.choice(call_in, pair[number % 2]), now=NOW
        )
    )

    with access.acting_as(petra):
        assert Invitation.objects.count() == 1
    assert sum(isinstance(one, CannotPlan) for one in answers) >= PLANNERS // 2
