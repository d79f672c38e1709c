"""Making a token, using it, and taking it back; and what opens nothing."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from tests.conftest import actor_named
from tests.office import cast
from tests.office.api.calling import ROOT, System, system

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotPermitted, NotVisible
from samsyn.office.accounts.models import Staff
from samsyn.office.api import changes, queries
from samsyn.office.api.changes import CannotMake, TokenPlan
from samsyn.office.api.models import Token
from samsyn.office.api.queries import TokenState
from samsyn.office.api.queries.tokens import hash_of
from samsyn.office.api.rules import LONGEST, Scope
from samsyn.office.audit.models import AuditEvent
from samsyn.office.partners.models import Room, StaffRole
from samsyn.office.people.models import Person

pytestmark = pytest.mark.django_db

PROBLEM = "application/problem+json"


def plan(room: str = "orebro-police", **given: object) -> TokenPlan:
    values = {"name": "Fetch", "acts_for": "Case system", "scopes": (Scope.READ_GROUPS,), **given}
    return TokenPlan(room_id=Room.objects.get(key=room).pk, **values)  # type: ignore[arg-type]


def make(actor: Actor, **given: object) -> System:
    with access.acting_as(actor):
        return System(changes.make_token(actor, plan(**given), now=timezone.now()))


def test_a_token_opens_the_api_and_only_its_hash_is_kept(petra: Actor) -> None:
    caller = make(petra)

    assert caller.get("groups").status_code == 200
    kept = Token.objects.get()
    assert bytes(kept.secret_hash) == hash_of(caller.token)
    assert caller.token not in str(Token.objects.values().get())
    assert kept.last_used_at is not None


@pytest.mark.parametrize(
    "head",
    [
        {},
        {"Authorization": "Bearer samsyn_guessed"},
        {"Authorization": "Bearer "},
        {"Authorization": "Basic cGV0cmE6eA=="},
        {"Authorization": f"Bearer {'x' * 5000}"},
        {"Authorization": "Bearer å"},
    ],
)
def test_without_a_token_that_is_known_there_is_a_401_with_a_sentence(head: dict[str, str]) -> None:
    answer = Client().get(f"{ROOT}groups", headers=head)

    assert (answer.status_code, answer["Content-Type"]) == (401, PROBLEM)
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert answer.json()["type"] == "urn:samsyn:problem:no-token"
    assert answer.json()["detail"]


def test_a_revoked_token_and_one_that_is_over_open_nothing(petra: Actor) -> None:
    revoked = make(petra)
    token = Token.objects.get()
    with access.acting_as(petra):
        changes.revoke_token(petra, token.pk, now=timezone.now())
        changes.revoke_token(petra, token.pk, now=timezone.now())  # once more does nothing
    over = system(
        "petra",
        "orebro-police",
        lasts=timedelta(days=1),
        now=timezone.now() - timedelta(days=2),
    )

    assert revoked.get("groups").status_code == over.get("groups").status_code == 401


def test_the_database_shows_nothing_to_the_account_of_a_token_that_is_over(petra: Actor) -> None:
    make(petra)
    token = Token.objects.get()
    before = access.actor_for(token.account_id, now=timezone.now())
    with access.acting_as(petra):
        changes.revoke_token(petra, token.pk, now=timezone.now())

    with access.acting_as(before), connection.cursor() as cursor:  # an actor from before
        cursor.execute("SELECT samsyn_my_compartments()")
        assert cursor.fetchone() == ([],)
    assert before.compartments
    assert list(Person.objects.all()) == []


def test_a_token_is_an_account_that_cannot_sign_in_with_one_role_that_ends(petra: Actor) -> None:
    make(petra, scopes=(Scope.WRITE_INCIDENTS,))
    token = Token.objects.get()
    account = Staff.objects.get(pk=token.account_id)
    [held] = StaffRole.objects.filter(staff=account)

    assert (account.is_service, account.has_usable_password()) == (True, False)
    assert (held.role, held.room_id, held.ends_at) == (
        "registering_system",
        token.room_id,
        token.expires_at,
    )


@pytest.mark.parametrize("who", ["aino", "sami", "stig", "dag", "carin", "vera", "lena"])
def test_who_does_not_lead_the_room_makes_no_token(who: str) -> None:
    actor = actor_named(who)
    with access.acting_as(actor), pytest.raises(NotPermitted):
        changes.make_token(actor, plan(), now=timezone.now())


def test_nobody_makes_or_revokes_a_token_of_a_room_that_they_do_not_lead(
    petra: Actor, otto: Actor
) -> None:
    make(petra)
    with access.acting_as(otto), pytest.raises(NotVisible):
        changes.revoke_token(otto, Token.objects.get().pk, now=timezone.now())
    with access.acting_as(otto), pytest.raises(NotPermitted):
        changes.make_token(otto, plan(), now=timezone.now())


def test_the_database_itself_refuses_to_let_a_system_into_anothers_room(otto: Actor) -> None:
    room = Room.objects.get(key="orebro-police").pk
    sql = """
        SELECT samsyn_let_system_in(
          %s, gen_random_uuid(), 'x', 'y', true, false, now() + interval %s)
    """
    with access.acting_as(otto), connection.cursor() as cursor:
        with pytest.raises(DatabaseError, match="No role here"), transaction.atomic():
            cursor.execute(sql, [room, "1 day"])
        own = Room.objects.get(key="malmo-police").pk
        with pytest.raises(DatabaseError, match="a year at most"), transaction.atomic():
            cursor.execute(sql, [own, "400 days"])


@pytest.mark.parametrize(
    "given",
    [{"scopes": ()}, {"name": ""}, {"acts_for": ""}, {"lasts": LONGEST * 2}, {"lasts": -LONGEST}],
)
def test_a_token_without_name_purpose_or_end_is_not_made(
    petra: Actor, given: dict[str, object]
) -> None:
    with access.acting_as(petra), pytest.raises(CannotMake):
        changes.make_token(petra, plan(**given), now=timezone.now())


def test_making_and_revoking_stand_in_the_rooms_log(petra: Actor) -> None:
    make(petra)
    token = Token.objects.get()
    with access.acting_as(petra):
        changes.revoke_token(petra, token.pk, now=timezone.now())
        rows = AuditEvent.objects.filter(subject="api_token", record_ids=[str(token.pk)])
        found = list(rows.values_list("action", "room_ids"))

    assert found == [(Deed.KEEP_TOKENS.value, [token.room_id])] * 2


def test_a_session_opens_nothing_and_no_cookie_is_set(petra: Actor) -> None:
    browser = Client()
    browser.force_login(Staff.objects.get(email=cast.EMAIL.format("petra")))

    answer = browser.get(f"{ROOT}groups")

    assert answer.status_code == 401
    assert answer.cookies == {}


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [("get", "nothing", 404), ("get", "people/1", 404), ("delete", "groups", 405)],
)
def test_what_is_no_address_answers_a_problem_and_leads_to_no_page(
    petra: Actor, method: str, address: str, status: int
) -> None:
    caller = make(petra)
    answer = getattr(Client(), method)(
        f"{ROOT}{address}", headers={"Authorization": f"Bearer {caller.token}"}
    )

    assert (answer.status_code, answer["Content-Type"]) == (status, PROBLEM)


def test_a_sentence_comes_in_the_language_that_is_asked_for(petra: Actor) -> None:
    del petra
    asked = [
        Client().get(f"{ROOT}groups", headers={"Accept-Language": one}) for one in ("sv", "en")
    ]

    assert [one["Content-Language"] for one in asked] == ["sv", "en"]
    assert len({one.json()["title"] for one in asked}) == 2


def test_who_asks_too_often_is_told_to_wait(petra: Actor, settings: object) -> None:
    settings.API_RATE_LIMITS = {"request": "2/m/key", "token_failed": "3/m/ip"}  # type: ignore[attr-defined]
    caller = make(petra)
    mine = [caller.get("groups").status_code for _turn in range(3)]
    others = [System("samsyn_guess").get("groups").status_code for _turn in range(4)]

    assert mine == [200, 200, 429]
    assert others == [401, 401, 401, 429]
    assert caller.get("groups")["Retry-After"] == "60"


def test_the_page_tells_which_tokens_are_live_and_which_are_over(petra: Actor) -> None:
    make(petra)
    make(petra, name="Older", room="orebro-joint")
    with access.acting_as(petra):
        changes.revoke_token(petra, Token.objects.get(name="Older").pk, now=timezone.now())
    page = queries.tokens_page(petra, now=timezone.now())

    assert [(one.name, one.state) for one in page.live] == [("Fetch", TokenState.LIVE)]
    assert [(one.name, one.state) for one in page.over] == [("Older", TokenState.REVOKED)]
    with pytest.raises(NotPermitted):
        queries.tokens_page(actor_named("aino"), now=timezone.now())
