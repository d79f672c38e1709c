"""Many staff at once: one text, one approval, and no words lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections
from tests.conftest import actor_named
from tests.office.messages import playing
from tests.office.messages.playing import NOW

from samsyn.office import access
from samsyn.office.access import Actor, ChangedMeanwhile, Refusal
from samsyn.office.config.databases import Logins
from samsyn.office.messages import changes
from samsyn.office.messages.changes import Revised, VersionPlan, Wording
from samsyn.office.messages.models import MessageText, MessageVersion
from samsyn.vocabulary.messages import MessageKind

STAFF = 8


def at_once(names: tuple[str, ...], deed: Callable[[Actor, int], object]) -> list[object]:
    """Let threads do something at the same moment; a refusal is an answer."""
    barrier = Barrier(STAFF)

    def one(number: int) -> object:
        try:
            actor = actor_named(names[number % len(names)])
            barrier.wait(timeout=60)
            with access.acting_as(actor):
                return deed(actor, number)
        except Refusal as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(STAFF) as pool:
        return list(pool.map(one, range(STAFF)))


def test_those_who_edit_one_draft_at_once_save_one_and_tell_the_others(
    own_database: Logins,
) -> None:
    del own_database
    petra = actor_named("petra")
    made = playing.drafted(petra)

    def revise(actor: Actor, number: int) -> int:
        plan = Revised(version_id=made, revision=1, wording=Wording(body=f"Ord {number}."))
        changes.revise_draft(actor, plan, now=NOW)
        return number

    answers = at_once(("petra", "frida", "mona"), revise)

    saved = [one for one in answers if isinstance(one, int)]
    assert len(saved) == 1
    assert playing.facts(petra, made).body == f"Ord {saved[0]}."
    assert all(isinstance(one, int | ChangedMeanwhile) for one in answers)


def test_a_text_is_approved_once_however_many_press(own_database: Logins) -> None:
    del own_database
    petra = actor_named("petra")
    made = playing.handed_in(petra)
    playing.checked(petra, made)

    def approve(actor: Actor, number: int) -> int:
        changes.approve(actor, made, revision=3, now=NOW)
        return number

    answers = at_once(("frida", "mona"), approve)

    assert len([one for one in answers if isinstance(one, int)]) == 1
    assert playing.facts(petra, made).revision == 4


def test_a_kind_that_stands_once_is_written_once(own_database: Logins) -> None:
    del own_database
    petra = actor_named("petra")
    core = {"kind": MessageKind.CORE_MESSAGE, "body": playing.FOUR, "heading": ""}

    answers = at_once(
        ("petra", "frida", "mona"),
        lambda actor, _number: changes.record_text(actor, playing.plan(**core), now=NOW),
    )

    refusals = [one for one in answers if isinstance(one, Refusal)]
    assert len(refusals) == STAFF - 1
    assert all("finns redan" in " ".join(one.reasons) for one in refusals)
    with access.acting_as(petra):
        assert MessageText.objects.count() == 1


def test_versions_of_a_text_are_begun_one_at_a_time(own_database: Logins) -> None:
    del own_database
    petra, mona = actor_named("petra"), actor_named("mona")
    text_id = playing.text(petra)
    playing.approved(petra, mona, text_id)
    plan = VersionPlan(text_id=text_id, language="sv", wording=Wording(body="Hej!"))

    at_once(
        ("petra", "frida", "mona"),
        lambda actor, _number: changes.draft_version(actor, plan, now=NOW),
    )

    with access.acting_as(petra):
        numbers = MessageVersion.objects.order_by("number").values_list("number", flat=True)
        assert list(numbers) == [1, 2]
