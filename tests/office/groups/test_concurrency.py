"""Twenty staff at once: nothing is lost, and nothing is written twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections
from tests.conftest import actor_named
from tests.office.groups import playing
from tests.office.groups.playing import NOW, basis

from samsyn.office import access
from samsyn.office.access import Actor, ChangedMeanwhile
from samsyn.office.config.databases import Logins
from samsyn.office.groups import changes
from samsyn.office.groups.changes import AliasPlan, CannotDecide, CannotRecord, GroupRevision
from samsyn.office.groups.models import (
    Group,
    GroupAlias,
    Membership,
    MembershipBasis,
    MembershipConfirmation,
)
from samsyn.vocabulary.groups import GroupKind

STAFF = 20


def at_once(deed: Callable[[Actor, int], object]) -> list[object]:
    """Let twenty threads do something at the same moment, each in its own connection."""
    barrier = Barrier(STAFF)

    def one(number: int) -> object:
        try:
            actor = actor_named(("petra", "aino")[number % 2])
            barrier.wait(timeout=30)
            return deed(actor, number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(STAFF) as pool:
        return list(pool.map(one, range(STAFF)))


def test_twenty_who_edit_one_group_lose_nothing_and_repeat_nothing(own_database: Logins) -> None:
    del own_database
    petra = actor_named("petra")
    alm = playing.group(petra)

    def add_a_word(actor: Actor, number: int) -> int:
        tries = 0
        while True:
            tries += 1
            with access.acting_as(actor):
                row = Group.objects.get(pk=alm)
                plan = GroupRevision(
                    group_id=alm,
                    version=row.version,
                    working_name="Grupp Alm",
                    kind=GroupKind.CREW,
                    external_reference=f"{row.external_reference} {number}".strip(),
                )
            try:
                with access.acting_as(actor):
                    changes.revise_group(actor, plan, now=NOW)
            except ChangedMeanwhile:
                continue
            return tries

    tries = at_once(add_a_word)

    with access.acting_as(petra):
        row = Group.objects.get(pk=alm)
    assert sorted(map(int, row.external_reference.split())) == list(range(STAFF))
    assert row.version == STAFF + 1
    assert max(tries) > 1  # they did meet


def test_twenty_who_save_the_same_version_change_it_once(own_database: Logins) -> None:
    del own_database
    petra = actor_named("petra")
    alm = playing.group(petra)

    def save(actor: Actor, number: int) -> str:
        plan = GroupRevision(
            group_id=alm, version=1, working_name=f"Grupp {number}", kind=GroupKind.CREW
        )
        try:
            with access.acting_as(actor):
                changes.revise_group(actor, plan, now=NOW)
        except ChangedMeanwhile as refusal:
            return refusal.reasons[0]
        return ""

    answers = at_once(save)

    with access.acting_as(petra):
        saved_by = Group.objects.get(pk=alm).changed_by
    assert saved_by is not None
    assert answers.count("") == 1
    assert all(saved_by.name in one for one in answers if one)


def test_twenty_different_aliases_all_stay_and_the_same_one_stays_once(
    own_database: Logins,
) -> None:
    del own_database
    petra = actor_named("petra")
    alm = playing.group(petra)

    def name(actor: Actor, number: int) -> None:
        for alias in (f"Namn {number}", "Samma"):
            try:
                with access.acting_as(actor):
                    changes.add_alias(actor, AliasPlan(group_id=alm, name=alias), now=NOW)
            except CannotRecord:
                continue

    at_once(name)

    with access.acting_as(petra):
        names = sorted(GroupAlias.objects.filter(group=alm).values_list("name", flat=True))
    assert names == sorted([*(f"Namn {number}" for number in range(STAFF)), "Samma"])


def test_twenty_who_list_the_same_person_list_them_once(own_database: Logins) -> None:
    del own_database
    petra = actor_named("petra")
    alm, someone = playing.group(petra), playing.person(petra)

    def propose(actor: Actor, number: int) -> None:
        del number
        try:
            playing.proposed(actor, someone, alm, basis(3))
        except CannotRecord:
            return

    at_once(propose)

    with access.acting_as(petra):
        assert Membership.objects.filter(person=someone, group=alm).count() == 1


def test_twenty_bases_at_once_and_approval_is_given_once(own_database: Logins) -> None:
    del own_database
    petra = actor_named("petra")
    one = playing.proposed(petra, playing.person(petra), playing.group(petra))

    def ground(actor: Actor, number: int) -> bool:
        with access.acting_as(actor):
            changes.add_basis(actor, one, basis(number + 1), now=NOW)
        if actor.name != "Petra":
            return False
        try:
            with access.acting_as(actor):
                changes.approve_membership(actor, one, now=NOW)
        except CannotDecide:
            return False
        return True

    approved = at_once(ground)

    with access.acting_as(petra):
        row = Membership.objects.get(pk=one)
        days = sorted(MembershipBasis.objects.filter(membership=one).values_list("dated_on"))
        assert len(days) == STAFF
        assert (row.second_basis_on,) == days[1]
        assert approved.count(True) <= 1
        assert MembershipConfirmation.objects.filter(membership=one).count() == approved.count(True)
