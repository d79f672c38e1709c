"""Nobody outside support sees, counts or infers that one person sought help: now or over time."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import actor_named
from tests.office.contact_cards import playing as cards
from tests.office.contact_cards.test_quotes import everything_seen_by, signed_in
from tests.office.support.playing import NOW, call, case, figures, room, step, touch, turn

from samsyn.analysis.uncertainty.small_counts import moves
from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted
from samsyn.office.support import changes, queries
from samsyn.office.support.models import FigureBasis, PublishedFigure
from samsyn.office.support.queries import Figure
from samsyn.office.support.queries.figures import month_of
from samsyn.office.support.rules import months_after, start_of
from samsyn.vocabulary.support import CaseMove, FigureKind, TouchKind

pytestmark = pytest.mark.django_db
MONTH = timezone.localdate(NOW).replace(day=1)


def month(number: int) -> datetime:
    """Noon of the first day of a month, so many from now."""
    return start_of(months_after(MONTH, number)) + timedelta(hours=12)


def shown(name: str, kind: FigureKind, *, now: datetime) -> Figure:
    [mine] = figures(name, now=now).rooms
    return next(one for one in mine.figures if one.kind is kind)


def caseload(name: str, *, now: datetime) -> str:
    told = shown(name, FigureKind.CASELOAD, now=now).whole
    return f"{told.least}-{told.most}"


def open_many(sami: Actor, how_many: int, *, now: datetime) -> list[object]:
    return [case(sami, now=now, given=f"Nr {number} {now:%y%m}") for number in range(how_many)]


@pytest.mark.parametrize("name", ["petra", "stig"])
def test_nothing_that_others_can_see_changes_when_somebody_seeks_help(
    petra: Actor, mona: Actor, sami: Actor, name: str
) -> None:
    cards.text(petra, mona)
    cards.line(petra)
    batch = cards.batch(petra)
    code = cards.codes_of(petra, batch)[0]
    for reader in ("petra", "stig"):
        figures(reader)
    actor = actor_named(name)
    client = signed_in(actor)
    before = seen_by(actor, client, batch)

    made = case(sami, contact_id=call(sami, card_code=code))
    step(sami, made)
    touch(sami, made, TouchKind.MEETING)
    turn(sami, made, CaseMove.EXIT)
    after = seen_by(actor, client, batch)

    assert len(before) > 20
    assert [key for key in before if before[key] != after.get(key)] == []
    assert set(before) == set(after)


def seen_by(actor: Actor, client: object, batch: object) -> dict[str, object]:
    seen = everything_seen_by(actor, client, batch)  # type: ignore[arg-type]
    page = client.get("/support/figures/").content.decode()  # type: ignore[attr-defined]
    seen["figures"] = page[page.index("<main") : page.index("</main")]
    seen["work"] = client.get("/support/").status_code  # type: ignore[attr-defined]
    return {
        key: value
        for key, value in seen.items()
        if "auditevent" not in key and not key.startswith("/oversight")
    }


@pytest.mark.parametrize(
    ("people", "told"), [(0, "0-4"), (1, "0-4"), (4, "0-4"), (5, "5-5"), (7, "7-7")]
)
def test_fewer_than_five_look_like_none(sami: Actor, people: int, told: str) -> None:
    open_many(sami, people, now=month(-1))

    assert caseload("stig", now=month(0)) == told


def test_a_count_stands_still_within_the_month(sami: Actor) -> None:
    assert caseload("stig", now=month(0)) == "0-4"
    open_many(sami, 9, now=month(0))

    assert caseload("stig", now=month(0) + timedelta(days=20)) == "0-4"
    assert caseload("stig", now=month(1)) == "9-9"


def test_one_person_more_or_less_never_moves_a_count(sami: Actor) -> None:
    made = open_many(sami, 7, now=month(-6))
    assert caseload("stig", now=month(-5)) == "7-7"

    turn(sami, made[0], CaseMove.EXIT, now=month(-5))  # type: ignore[arg-type]
    assert caseload("stig", now=month(-4)) == "7-7"
    open_many(sami, 3, now=month(-4))  # four have moved: still too few
    assert caseload("stig", now=month(-3)) == "7-7"
    case(sami, now=month(-3), given="The fifth")
    assert caseload("stig", now=month(-2)) == "10-10"


def test_what_is_published_is_never_changed_afterwards(sami: Actor) -> None:
    made = open_many(sami, 6, now=month(-2))
    assert caseload("stig", now=month(-1)) == "6-6"
    before = list(PublishedFigure.objects.order_by("pk").values())
    for one in made:
        turn(sami, one, CaseMove.EXIT, now=month(-1))  # type: ignore[arg-type]

    assert caseload("stig", now=month(-1) + timedelta(days=3)) == "6-6"
    assert list(PublishedFigure.objects.order_by("pk").values()) == before


def test_clocks_are_told_with_an_interval_and_hide_small_sides(sami: Actor) -> None:
    for number in range(12):
        reached = month(-1) + timedelta(hours=number)
        call(sami, now=reached, is_answered=number >= 5)
    found = shown("stig", FigureKind.ANSWERED, now=month(0))

    assert found.part is not None
    assert (found.part.least, found.part.most, found.whole.least) == (7, 7, 12)
    assert found.interval is not None
    assert found.interval.low < 7 / 12 < found.interval.high


def test_of_too_few_nothing_is_said_of_the_clocks(sami: Actor) -> None:
    for number in range(9):
        call(sami, now=month(-1) + timedelta(hours=number))
    found = shown("stig", FigureKind.ANSWERED, now=month(0))

    assert (found.part, found.interval) == (None, None)


@pytest.mark.parametrize("name", ["petra", "aino", "frida", "mona", "stig", "sami"])
def test_who_steers_or_takes_part_reads_the_counts_of_their_site(name: str) -> None:
    [mine] = figures(name).rooms
    assert mine.room_name == "Socialtjänsten"


@pytest.mark.parametrize("name", ["dag", "carin", "vera"])
def test_others_read_none(name: str) -> None:
    with pytest.raises(NotPermitted):
        figures(name)


def test_another_site_learns_nothing(sami: Actor) -> None:
    open_many(sami, 6, now=month(-1))
    figures("stig", now=month(0))

    assert figures("otto", now=month(0)).rooms == ()


@pytest.mark.parametrize("name", ["petra", "stig", "dag", "otto"])
def test_whom_a_count_counts_stays_with_support(
    request: pytest.FixtureRequest, sami: Actor, name: str
) -> None:
    open_many(sami, 6, now=month(-1))
    figures("stig", now=month(0))
    actor = request.getfixturevalue(name)
    with access.acting_as(actor):
        assert FigureBasis.objects.count() == 0
        assert queries.support_rooms(actor) == ()
    with access.acting_as(sami):
        assert FigureBasis.objects.count() == len(FigureKind)


def test_counts_are_made_once_however_many_ask(stig: Actor) -> None:
    for _ in range(3):
        with access.acting_as(stig):
            changes.publish_due(stig, now=NOW)

    assert PublishedFigure.objects.count() == len(FigureKind)
    assert room() in PublishedFigure.objects.values_list("room", flat=True)


People = frozenset[int]


def tellings(history: list[People]) -> list[People]:
    """The sets of people that a count is told of, month by month."""
    told: list[People] = []
    for now in history:
        last = told[-1] if told else None
        told.append(now if moves(last, now, threshold=5) else last or frozenset())
    return told


@given(st.lists(st.frozensets(st.integers(0, 14)), max_size=12))
def test_two_tellings_differ_by_none_or_by_at_least_five_people(history: list[People]) -> None:
    told = tellings(history)

    for one, other in pairwise(told):
        assert one == other or len(one ^ other) >= 5


@given(
    st.lists(st.frozensets(st.integers(0, 14)), min_size=1, max_size=12),
    st.lists(st.frozensets(st.integers(0, 14), max_size=4), min_size=1, max_size=12),
)
def test_the_coming_and_going_of_four_is_never_seen(
    start: list[People], changed: list[People]
) -> None:
    settled = tellings(start)[-1]
    few = frozenset(range(4))
    later = [settled ^ (one & few) for one in changed]

    assert set(tellings([settled, *later])) == {settled}


def test_a_month_begins_at_its_swedish_midnight() -> None:
    assert month_of(datetime.fromisoformat("2026-10-31T23:30:00+00:00")) == date(2026, 11, 1)
    assert month_of(datetime.fromisoformat("2026-10-31T22:30:00+00:00")) == date(2026, 10, 1)
