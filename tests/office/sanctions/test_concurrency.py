"""Two people at once, each in a connection of their own: one decides, the other is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections
from tests.conftest import actor_named
from tests.office.sanctions import playing
from tests.office.sanctions.playing import NOW

from samsyn.office import access
from samsyn.office.access import Actor, ChangedMeanwhile, Refusal
from samsyn.office.config.databases import Logins
from samsyn.office.sanctions import changes
from samsyn.office.sanctions.models import Tick, TriggerDecision
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.levers import Lever
from samsyn.vocabulary.sanctions import MeasureStep, RoundEnd, TriggerVerdict

DECIDERS = ("petra", "frida")


def at_once(deed: Callable[[Actor], object], *names: str) -> list[object]:
    """Let each of these people do something at the same moment."""
    barrier = Barrier(len(names))

    def one(name: str) -> object:
        try:
            actor = actor_named(name)
            barrier.wait(timeout=60)
            with access.acting_as(actor):
                return deed(actor)
        except Refusal as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(names)) as pool:
        return list(pool.map(one, names))


def test_of_two_who_decide_the_same_trigger_one_decides_and_the_other_is_told(
    own_database: Logins,
) -> None:
    del own_database
    petra = actor_named("petra")
    group = playing.group(petra)
    playing.incident(petra, (group, Certainty.CONFIRMED), injured=1)
    trigger = playing.trigger(petra, group)
    plans = {
        "Petra": playing.decision(petra, trigger),
        "Frida": playing.decision(
            petra, trigger, verdict=TriggerVerdict.NOT_ACT, **playing.signed("probation")
        ),
    }

    answers = at_once(
        lambda actor: changes.decide_trigger(actor, plans[actor.name], now=NOW), *DECIDERS
    )

    told = [one for one in answers if isinstance(one, Refusal)]
    assert len(told) == 1
    with access.acting_as(petra):
        decided = TriggerDecision.objects.select_related("recorded_by").get()
    assert isinstance(told[0], ChangedMeanwhile)
    assert decided.recorded_by.name in " ".join(told[0].reasons)


def test_a_step_is_taken_once_by_an_agency_that_ticks_twice_at_once(own_database: Logins) -> None:
    del own_database
    petra = actor_named("petra")
    group = playing.group(petra)
    playing.incident(petra, (group, Certainty.CONFIRMED), injured=1)
    measure = playing.measure(petra, playing.running(petra, group))
    plan = changes.StepPlan(measure_id=measure, step=MeasureStep.ACCEPT)

    answers = at_once(
        lambda actor: changes.take_step(actor, plan, now=NOW), "petra", "petra", "petra", "petra"
    )

    assert sum(isinstance(one, changes.CannotDecide) for one in answers) == 3
    with access.acting_as(petra):
        assert Tick.objects.count() == 1


def test_a_round_that_ends_while_its_measure_is_accepted_keeps_to_one_order(
    own_database: Logins,
) -> None:
    del own_database
    petra = actor_named("petra")
    group = playing.group(petra)
    playing.incident(petra, (group, Certainty.CONFIRMED), injured=1)
    round_id = playing.running(petra, group)
    measure = playing.measure(petra, round_id, Lever.CLOSER_CONTACT)
    ending = changes.EndPlan(
        round_id=round_id, version=2, ended_as=RoundEnd.EFFECT_SEEN, **playing.signed()
    )
    step = changes.StepPlan(measure_id=measure, step=MeasureStep.ACCEPT)

    def deed(actor: Actor) -> object:
        if actor.name == "Petra":
            return changes.end_round(actor, ending, now=NOW)
        return changes.take_step(actor, step, now=NOW)

    ended, accepted = at_once(deed, *DECIDERS)

    assert ended is None
    with access.acting_as(petra):
        assert Tick.objects.filter(step="accept").count() == (
            0 if isinstance(accepted, changes.CannotDecide) else 1
        )
