"""The help line's quotes become counts, and nothing else leaves the ledger."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.utils import timezone
from tests.office import cast
from tests.office.contact_cards.playing import batch, codes_of, hand_out, line, quote, room, text
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted
from samsyn.office.accounts.models import Staff
from samsyn.office.contact_cards import changes, queries, sealing
from samsyn.office.contact_cards.changes import Quoted, quoting
from samsyn.office.contact_cards.models import CardText
from samsyn.office.contact_cards.queries import Reach
from samsyn.office.contact_cards.words import SHIPPED

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
QUARTER = date(TODAY.year, (TODAY.month - 1) // 3 * 3 + 1, 1)  # the running one
BEFORE = QUARTER - timedelta(days=40)  # in the last whole one
CHANGING = re.compile(  # what differs from one minute to the next
    r'csrfmiddlewaretoken" value="\w+|x-csrftoken[^}]*}|data-seconds-left="\d+|\b\d\d\.\d\d\b'
)


@pytest.fixture(autouse=True)
def _ready(petra: Actor, mona: Actor) -> Iterator[None]:
    cache.clear()
    text(petra, mona)
    line(petra)
    yield
    cache.clear()


def thirty(petra: Actor, *, handed: int = 30, on: date = BEFORE) -> tuple[object, list[str]]:
    made = batch(petra, size=30)
    if handed:
        hand_out(petra, made, handed, on, NOW)
    return made, codes_of(petra, made)


def reach(actor: Actor, made: object) -> Reach | None:
    with access.acting_as(actor):
        return queries.reach(made, as_of=TODAY)


@pytest.mark.parametrize(
    ("handed", "quoted", "told"),
    [
        (30, 10, (10, 10)),  # Örebro: 10 of 30
        (30, 5, (5, 5)),
        (30, 25, (25, 25)),
        (30, 4, (0, 4)),  # fewer than five, and none looks the same
        (30, 0, (0, 4)),
        (30, 26, (26, 30)),  # those who did not call are few
        (30, 30, (26, 30)),
        (10, 5, (5, 5)),
        (9, 5, (None, None)),  # too few to say
        (0, 3, (None, None)),
        (12, 20, (8, 12)),  # more quoted than noted as handed out
    ],
)
def test_a_count_is_told_only_where_both_sides_of_it_are_many(
    petra: Actor, sami: Actor, handed: int, quoted: int, told: tuple[int | None, int | None]
) -> None:
    made, codes = thirty(petra, handed=handed)
    for code in codes[:quoted]:
        assert quote(sami, code, BEFORE, NOW) is Quoted.NOTED

    found = reach(petra, made)

    assert found == Reach(until=QUARTER, handed_out=handed, at_least=told[0], at_most=told[1])


@pytest.mark.parametrize(
    ("told", "interval"),
    [
        ((10, 10), (0.192, 0.512)),
        ((0, 4), None),
        ((26, 30), None),
        ((None, None), None),
    ],
)
def test_a_count_that_is_told_has_its_interval_and_no_other_has(
    told: tuple[int | None, int | None], interval: tuple[float, float] | None
) -> None:
    found = Reach(until=QUARTER, handed_out=30, at_least=told[0], at_most=told[1]).interval

    assert (found and (round(found.low, 3), round(found.high, 3))) == interval


def test_a_card_counts_once_however_often_it_is_quoted(petra: Actor, sami: Actor) -> None:
    made, codes = thirty(petra)
    for code in [*codes[:6], *codes[:6]]:
        quote(sami, code, BEFORE, NOW)

    found = reach(petra, made)
    assert found is not None
    assert (found.at_least, found.at_most) == (6, 6)


def test_calls_of_the_running_quarter_move_no_count(petra: Actor, sami: Actor) -> None:
    made, codes = thirty(petra)
    before = reach(petra, made)

    for code in codes[:10]:
        quote(sami, code, TODAY, NOW)

    assert reach(petra, made) == before


def test_a_quote_noted_by_mistake_is_taken_back(petra: Actor, sami: Actor) -> None:
    made, codes = thirty(petra)
    for code in codes[:6]:
        quote(sami, code, BEFORE, NOW)
    with access.acting_as(sami):
        changes.take_back_quote(sami, room("orebro-social"), codes[0])

    found = reach(petra, made)
    assert found is not None
    assert (found.at_least, found.at_most) == (5, 5)


def test_the_help_line_learns_only_whether_the_code_is_a_cards(petra: Actor, sami: Actor) -> None:
    _made, codes = thirty(petra, handed=1)
    lost, withdrawn = codes[5], codes_of(petra, other := batch(petra))[0]
    with access.acting_as(petra):
        changes.lose_card(petra, sealing_id(lost), now=NOW)
        changes.withdraw_batch(petra, other, reason="x", now=NOW)
    quote(sami, codes[1], TODAY, NOW)

    same = {
        quote(sami, code, TODAY, NOW) for code in (codes[0], codes[1], codes[2], lost, withdrawn)
    }

    assert same == {Quoted.NOTED}
    assert quote(sami, f"{codes[0][:-1]}x", TODAY, NOW) is Quoted.MISTYPED
    assert quote(sami, "222222222", TODAY, NOW) is Quoted.UNKNOWN


def test_a_card_of_another_site_is_unknown_to_the_help_line(otto: Actor, sami: Actor) -> None:
    second = _actor("mona")
    with access.acting_as(otto):
        plan = changes.TextPlan(room_id=room("malmo-joint"), language="sv", words=SHIPPED["sv"])
        written = changes.write_text(otto, plan, now=NOW)
        CardText.objects.filter(pk=written).update(approved_at=NOW, approved_by_id=second.staff_id)
    [code, *_others] = codes_of(otto, batch(otto, "malmo-joint"))

    assert quote(sami, code, TODAY, NOW) is Quoted.UNKNOWN


def test_codes_cannot_be_found_by_trying(petra: Actor, sami: Actor) -> None:
    _made, codes = thirty(petra)

    answers = [quote(sami, "222222222", TODAY, NOW) for _ in range(quoting.OF_ONE.wrong + 2)]

    later = NOW + timedelta(seconds=quoting.OF_ONE.seconds)
    assert answers == [Quoted.UNKNOWN] * quoting.OF_ONE.wrong + [Quoted.TOO_MANY_TRIES] * 2
    assert quote(sami, codes[0], TODAY, NOW) is Quoted.TOO_MANY_TRIES
    assert quote(sami, codes[0], TODAY, later) is Quoted.NOTED


def test_a_busy_evening_of_right_codes_closes_nothing(petra: Actor, sami: Actor) -> None:
    _made, codes = thirty(petra)

    assert {quote(sami, code, TODAY, NOW) for code in codes} == {Quoted.NOTED}


@pytest.mark.parametrize("name", ["petra", "aino", "frida", "mona", "stig", "dag", "otto"])
def test_nobody_outside_social_services_notes_or_probes_a_quote(petra: Actor, name: str) -> None:
    _made, codes = thirty(petra)
    actor = _actor(name)

    with access.acting_as(actor):
        for key in ("orebro-social", "orebro-joint"):
            with pytest.raises(NotPermitted):
                changes.quote_card(actor, room(key), codes[0], on=TODAY, now=NOW)
        mark = sealing.quote_mark(codes[0], key=_key())
        assert _asked("SELECT samsyn_quote_mark(%s, %s)", mark, TODAY) is False


@pytest.mark.parametrize("name", ["petra", "sami", "dag"])
@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM samsyn_quotes.quote",
        "SELECT count(*) FROM samsyn_quotes.quote",
        "UPDATE samsyn_quotes.quote SET quoted_in = NULL",
        "DELETE FROM samsyn_quotes.quote",
        "INSERT INTO samsyn_quotes.quote VALUES ('\\x00', gen_random_uuid(), 1, NULL)",
        "CREATE INDEX ON samsyn_quotes.quote (quoted_in)",
    ],
)
def test_the_ledger_answers_nobody_directly(name: str, query: str) -> None:
    with (
        access.acting_as(_actor(name)),
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(query)


def test_marks_are_issued_once_by_whoever_manages_the_batch(petra: Actor, aino: Actor) -> None:
    made, _codes = thirty(petra)
    for actor in (petra, aino):
        with (
            access.acting_as(actor),
            pytest.raises(ProgrammingError, match="issued once"),
            transaction.atomic(),
        ):
            _asked("SELECT samsyn_issue_marks(%s, %s)", made, [b"m" * 32])


def test_another_site_gets_no_count(petra: Actor, otto: Actor, stig: Actor) -> None:
    made, _codes = thirty(petra)

    assert reach(otto, made) is None
    assert reach(stig, made) is None


def test_nothing_that_police_can_see_changes_when_a_code_is_quoted(
    petra: Actor, sami: Actor
) -> None:
    made, codes = thirty(petra, handed=20)
    client = signed_in(petra)
    before = everything_seen_by(petra, client, made)

    for code in codes[:15]:
        quote(sami, code, TODAY, NOW)
    after = everything_seen_by(petra, client, made)

    assert len(before) > 20
    assert [key for key in before if before[key] != after.get(key)] == []
    assert set(before) == set(after)


def test_deeds_on_a_quoted_card_answer_as_on_any_other(petra: Actor, sami: Actor) -> None:
    made, codes = thirty(petra, handed=0)
    quote(sami, codes[0], TODAY, NOW)
    with access.acting_as(petra):
        changes.lose_card(petra, sealing_id(codes[0]), now=NOW)
        changes.lose_card(petra, sealing_id(codes[1]), now=NOW)
        states = [one.state for one in queries.batch_sheet(petra, made, today=TODAY).cards]

    assert states == ["lost", "lost", *["waiting"] * 28]


def everything_seen_by(actor: Actor, client: Client, made: object) -> dict[str, object]:
    """Pages, the log of the rooms, and every row of every table that the actor's login reads."""
    seen: dict[str, object] = {}
    with transaction.atomic():
        for address in ("/cards/", f"/cards/{made}/", "/cards/new/", "/oversight/", "/"):
            seen[address] = CHANGING.sub("", client.get(address).content.decode())
        transaction.set_rollback(True)
    with access.acting_as(actor), connection.cursor() as cursor:
        cursor.execute(
            "SELECT schemaname, tablename FROM pg_tables"
            " WHERE schemaname IN ('public', 'samsyn_log') AND tablename NOT IN"
            " ('config_cache', 'django_session')"
            " AND has_table_privilege(format('%I.%I', schemaname, tablename), 'SELECT')"
        )
        for schema, table in cursor.fetchall():
            cursor.execute(f'SELECT to_jsonb(one) FROM "{schema}"."{table}" one')  # noqa: S608
            seen[table] = sorted(str(row) for row in cursor.fetchall())
    return seen


def sealing_id(code: str) -> object:
    return sealing.card_id(code, key=_key())


def _actor(name: str) -> Actor:
    staff = Staff.objects.get(email=cast.EMAIL.format(name))
    return access.actor_for(staff.pk, now=NOW)


def _key() -> bytes:
    return settings.CARD_KEY


def _asked(query: str, *values: object) -> object:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchone()[0]
