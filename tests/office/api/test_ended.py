"""What becomes of a token that is over: folded, told apart in the log, and one day gone."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.urls import reverse
from django.utils import timezone
from tests.conftest import actor_named
from tests.office.api.calling import System, system
from tests.office.api.test_registering import SENT
from tests.office.retention.test_removing import person_of
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.api import changes, queries
from samsyn.office.api.models import Token
from samsyn.office.api.rules import Scope
from samsyn.office.audit.models import AuditEvent
from samsyn.office.incidents.models import Incident
from samsyn.office.oversight.queries import staff_in_log
from samsyn.office.partners.models import Room, StaffRole
from samsyn.office.retention.changes import empty_texts

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TWO_YEARS = NOW + timedelta(days=735)


def revoked(petra: Actor, *scopes: Scope) -> tuple[System, Token]:
    caller = system("petra", "orebro-police", scopes or None)
    return caller, Token.objects.latest("made_at")


def revoke(petra: Actor, token: Token) -> None:
    with access.acting_as(petra):
        changes.revoke_token(petra, token.pk, now=timezone.now())


def test_ended_tokens_are_folded_and_the_latest_to_end_comes_first(petra: Actor) -> None:
    days = timedelta(days=1)
    for ago, lasts in ((9, 8), (20, 2), (9, 30)):  # ended yesterday, long ago, not yet
        system("petra", "orebro-police", lasts=lasts * days, now=NOW - ago * days)

    page = queries.tokens_page(petra, now=NOW)
    shown = signed_in("petra").get("/tokens/").content.decode()

    assert [(NOW - one.ended_at).days for one in page.over] == [1, 18]
    assert len(page.live) == 1
    assert "<summary>2 åtkomstnycklar har gått ut</summary>" in shown


def test_in_the_log_people_come_first_and_a_token_says_that_it_is_one(petra: Actor) -> None:
    system("petra", "orebro-police", lasts=timedelta(days=1), now=NOW - timedelta(days=3))
    system("petra", "orebro-police")

    found = staff_in_log(petra, now=NOW)
    shown = signed_in("petra").get(reverse("oversight:log")).content.decode()

    assert [bool(one.token_ends) for one in found][-3:] == [False, True, True]
    assert [one.token_ends < NOW for one in found if one.token_ends] == [False, True]
    assert "Nightly fetch (ett annat system)" in shown
    assert "Nightly fetch (ett annat system, gick ut" in shown


def test_two_years_after_its_end_token_and_account_are_gone_and_the_log_is_not(
    petra: Actor,
) -> None:
    person = person_of(petra, "orebro-police")
    caller, token = revoked(petra)
    assert caller.get(f"people/{person}").status_code == 200
    revoke(petra, token)

    early = empty_texts(now=NOW + timedelta(days=700), is_demo=True)
    gone = empty_texts(now=TWO_YEARS, is_demo=True)

    assert (early, gone) == (0, 1)
    assert not Token.objects.exists()
    assert not Staff.objects.filter(pk=token.account_id).exists()
    assert not StaffRole.objects.filter(staff_id=token.account_id).exists()
    with access.acting_as(petra):
        assert AuditEvent.objects.filter(staff_id=token.account_id, action="read").exists()
        noted = AuditEvent.objects.filter(action="forget_token")
        assert list(noted.values_list("record_ids", flat=True)) == [[str(token.pk)]]
    shown = signed_in("petra").get(reverse("oversight:log")).content.decode()
    assert "Ett konto som är borttaget: Case system" in shown


def test_a_token_that_something_kept_still_names_stays_until_that_goes(petra: Actor) -> None:
    caller, token = revoked(petra, Scope.WRITE_INCIDENTS)
    incident = caller.post("incidents", SENT).json()["id"]
    revoke(petra, token)

    kept = empty_texts(now=TWO_YEARS, is_demo=True)
    with access.acting_as(petra):
        assert Incident.objects.get(pk=incident).recorded_by_id == token.account_id
        Incident.objects.get(pk=incident).delete()
    gone = empty_texts(now=TWO_YEARS, is_demo=True)

    assert (kept, gone) == (0, 1)


def test_a_token_in_use_and_an_unapproved_rule_stay(petra: Actor) -> None:
    _caller, token = revoked(petra)
    live = system("petra", "orebro-police")
    revoke(petra, token)

    assert empty_texts(now=TWO_YEARS - timedelta(days=600), is_demo=True) == 0
    assert empty_texts(now=TWO_YEARS, is_demo=False) == 0
    assert live.get("groups").status_code == 200


def test_nobody_but_the_service_forgets(petra: Actor) -> None:
    room = Room.objects.get(key="orebro-police").pk
    for who in (petra, actor_named("dag")):
        with pytest.raises(DatabaseError, match="No role"), access.acting_as(who):
            connection.cursor().execute("SELECT samsyn_forget_tokens(%s, 1, '2099-01-01')", [room])
