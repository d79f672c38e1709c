"""Work of the joint room to look at on the first page."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from tests.conftest import actor_named
from tests.office.aftermath import playing as answers
from tests.office.call_ins import playing as evenings
from tests.office.coverage import playing as coverage
from tests.office.notifications import playing as talks
from tests.office.promises_of_tests import promised
from tests.office.sanctions import playing as sanctions
from tests.office.sanctions.playing import NOW, TODAY
from tests.office.support import playing as support

from samsyn.office.access import Actor
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.promises import PromiseKind


def triggered(petra: Actor, name: str = "Grupp Alm") -> tuple[UUID, UUID]:
    """Return a group that was promised consequences and has shot since, and the trigger."""
    group = sanctions.group(petra, name)
    promised(petra, group, made_on=TODAY - timedelta(days=30))
    sanctions.incident(petra, (group, Certainty.CONFIRMED), injured=1)
    return group, sanctions.trigger(petra, group)


def help_to(petra: Actor, *to: UUID, due_on: date) -> UUID:
    made_on = TODAY - timedelta(days=5)
    return promised(petra, *to, made_on=made_on, kind=PromiseKind.HELP, due_on=due_on)


def a_day_in_the_joint_room(petra: Actor, times: int = 1, begins: int = 0) -> None:
    """So many of everything that the page shows of the joint room's work."""
    vera = actor_named("vera")
    team = (talks.member(vera, "orebro-social"), talks.member(petra, "police"))
    for number in range(begins, begins + times):
        group, _trigger = triggered(petra, f"Grupp {number}")
        help_to(petra, group, due_on=TODAY + timedelta(days=number))
        sanctions.running(petra, sanctions.group(petra, f"Grupp {number} B"))
        played = answers.scene(petra)
        answers.begin(petra, played.incident)
        coverage.met(petra, vera, sanctions.member(petra, group))
        talks.given(talks.fresh(petra), *team, meet_at=NOW + timedelta(days=2))
        evenings.call_in(petra, group, name=f"Call-in {number}")


def counted(sami: Actor, people: int) -> None:
    """Let the counts to the end of last month be published, with so many open cases."""
    then = datetime(2026, 10, 20, 12, tzinfo=UTC)
    for number in range(people):
        support.case(sami, now=then, given=f"Nr {number}")
    support.figures("stig", now=NOW)
