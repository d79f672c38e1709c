"""Sites side by side: alike series only, rates with intervals, small counts without a verdict."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from samsyn.analysis.uncertainty import Stands
from samsyn.office.national import tables
from samsyn.office.national.queries import Nation, ReturnShown, SitePicture
from samsyn.office.national.rules import (
    Counted,
    NotAReturn,
    ReturnText,
    SeriesTold,
    SumTold,
    check,
    claims_of,
    digest_of,
    quarter_of,
    read,
    read_quarter,
)

Q3 = read_quarter("2026-Q3")
AT = datetime(2026, 10, 18, tzinfo=UTC)


def series(count: int | None, **parts: str) -> SeriesTold:
    told = SumTold(first="2025-10", last="2026-09", periods=12, count=count)
    words = {"name": "Skjutningar", "definition": "Skott", "unit": "skjutningar", **parts}
    return SeriesTold(
        **words,
        family="violence",
        kind="events",
        period="month",
        source="Polisen",
        area="Orten",
        as_of="2026-10-10",
        starts_on="",
        is_comparison=False,
        values=(),
        sums=(told,),
    )


def text(*held: SeriesTold, inhabitants: int = 200_000, **counts: int) -> ReturnText:
    return ReturnText(
        id=str(uuid4()),
        site="x",
        site_name="X",
        municipalities=("1880",),
        quarter="2026-Q3",
        edition=1,
        made_on="2026-10-18",
        made_by="Petra",
        remark="",
        threshold=5,
        inhabitants=inhabitants,
        inhabitants_source="SCB",
        phase="communicating",
        ready_on="",
        steps=(),
        own_steps=0,
        own_steps_done=0,
        agreements=1,
        agreements_end_on="",
        activity=tuple(Counted(measure=name, count=count) for name, count in counts.items()),
        fidelity=(),
        series=held,
    )


def nation(**sites: ReturnText | None) -> Nation:
    return Nation(
        quarters=(Q3,),
        sites=tuple(
            SitePicture(
                key=name,
                name=name.title(),
                brand="",
                quarters=(),
                returns=() if one is None else (_shown(one),),
            )
            for name, one in sites.items()
        ),
    )


def _shown(one: ReturnText) -> ReturnShown:
    return ReturnShown(
        id=uuid4(),
        quarter=Q3,
        text=one,
        digest=digest_of(one),
        is_whole=True,
        signer="",
        at=AT,
    )


def test_a_rate_stands_with_its_interval_and_sites_in_the_order_given() -> None:
    page = nation(alfa=text(series(40)), beta=text(series(10)), gamma=text(series(12)), delta=None)

    [found] = tables.compared(page, Q3)

    assert [one.key for one in found.sites] == ["alfa", "beta", "gamma", "delta"]
    alfa = found.sites[0]
    assert alfa.rate is not None
    assert (alfa.rate.rate, alfa.rate.exposure) == (20.0, 2.0)
    assert alfa.rate.low == pytest.approx(14.29, abs=0.01)
    assert found.common == pytest.approx(62 / 6)
    assert [one.stands for one in found.sites] == [
        Stands.MORE,
        Stands.FEWER,
        Stands.AS_EXPECTED,
        Stands.TOO_FEW,
    ]


def test_what_was_withheld_or_has_no_inhabitants_has_no_rate() -> None:
    page = nation(alfa=text(series(None)), beta=text(series(9), inhabitants=0))

    [found] = tables.compared(page, Q3)

    assert found.drawn == ()
    assert found.common is None
    assert {one.stands for one in found.sites} == {Stands.TOO_FEW}


def test_series_that_are_counted_otherwise_do_not_stand_side_by_side() -> None:
    page = nation(alfa=text(series(9)), beta=text(series(9, definition="Skott, även i luften")))

    assert tables.compared(page, Q3) == ()


def test_of_two_sites_nothing_is_said_of_either() -> None:
    [found] = tables.compared(nation(alfa=text(series(60)), beta=text(series(6))), Q3)

    assert found.common is None
    assert len(found.drawn) == 2


def test_a_share_stands_with_its_whole_and_exact_interval() -> None:
    share = tables.keeping(text(promises_kept=6, promises_broken=0))

    assert share is not None
    assert (share.part, share.whole) == (6, 6)
    assert share.low == pytest.approx(0.5407, abs=1e-4)
    assert tables.keeping(text(promises_kept=0, promises_broken=0)) is None


def test_a_return_is_read_back_as_it_was_written() -> None:
    whole = text(series(9), met=7)

    assert read(claims_of(whole)) == whole


@pytest.mark.parametrize(
    "wrong",
    [
        {"phase": "somewhere"},
        {"made_on": "2026-1-1"},
        {"made_on": "2026-02-30"},
        {"inhabitants": 10**12},
        {"activity": (Counted(measure="arrests", count=3),)},
        {"series": (replace(series(9), period="week"),)},
        {"series": (replace(series(9), sums=(SumTold(first="x", last="y", periods=1, count=1),)),)},
    ],
)
def test_a_code_a_day_or_a_number_that_is_none_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(NotAReturn):
        check(replace(text(series(9)), **wrong))  # type: ignore[arg-type]


def test_quarters_follow_one_another() -> None:
    assert str(quarter_of(AT.date())) == "2026-Q4"
    assert Q3.after.before == Q3
    assert Q3.due_on.isoformat() == "2026-10-30"
    assert [one.month for one in Q3.months] == [7, 8, 9]
