"""What a series says: the change, the course before, another place, and when more can be said."""

from datetime import date

import pytest
from django.utils import translation
from tests.office.outcomes import playing

from samsyn.office.access import Actor
from samsyn.office.outcomes import tables, wording
from samsyn.office.outcomes.tables import Asked, Beside, Lacking
from samsyn.vocabulary.outcomes import AnnotationKind, MeasureKind

pytestmark = pytest.mark.django_db
FROM = date(2021, 1, 1)  # three years before the start of `playing`
FLAT = [4, 6] * 18


def said(actor: Actor, made: object, language: str = "en") -> str:
    page = playing.page(actor, made)  # type: ignore[arg-type]
    found = tables.findings(page)
    with translation.override(language):
        sentences = (
            *wording.change_sentences(page, found),
            *wording.course_sentences(found),
            *wording.cause_sentences(page, found),
            *wording.evidence_sentences(found),
        )
    return " ".join(sentences).replace("\u00a0", " ")


def test_a_clear_fall_is_said_with_its_interval_and_without_a_cause(petra: Actor) -> None:
    made = playing.indicator(petra)
    playing.add(petra, made, FROM, [*FLAT, *[2] * 30])

    text = said(petra, made)

    assert "Before the start: 180 in 36 months, 5.0 a month." in text
    assert "60 percent lower (95 percent interval: 71 percent lower to 46 percent lower)" in text
    assert "No falling trend is seen before the start" in text
    assert "What was seen differs from that by more than chance." in text
    assert "says nothing about cause by itself" in text
    assert "has been shown, however often one has looked" in text


def test_a_fall_that_was_under_way_is_not_credited(petra: Actor) -> None:
    made = playing.indicator(petra)
    playing.add(petra, made, FROM, [round(9 * 0.75 ** (n / 12)) for n in range(60)])

    text = said(petra, made)

    assert "A falling trend stood before the start" in text
    assert "enough to explain what was seen" in text


def test_what_fell_everywhere_leaves_nothing_beside_the_other_place(petra: Actor) -> None:
    other = playing.indicator(petra, area="Fem andra kommuner")
    playing.add(petra, other, FROM, [*[20] * 36, *[8] * 30])
    made = playing.indicator(petra, compared_with=other)
    playing.add(petra, made, FROM, [*FLAT, *[2] * 30])

    found = tables.findings(playing.page(petra, made))

    assert found.compared is not None
    assert found.compared.against.ratio == pytest.approx(1)
    assert found.compared.against.low < 1 < found.compared.against.high
    assert "Held against it, the rate is unchanged" in said(petra, made)
    assert "oförändrad" in said(petra, made, "sv")


def test_a_month_that_is_left_out_counts_nowhere(petra: Actor) -> None:
    made = playing.indicator(petra)
    playing.add(petra, made, FROM, [*FLAT, *[2] * 12])
    before = tables.findings(playing.page(petra, made))
    playing.annotate(petra, made, first=date(2023, 2, 14), last=date(2023, 2, 14))
    after = tables.findings(playing.page(petra, made))

    assert (len(before.before), len(after.before), after.left_out) == (36, 35, 1)
    assert "1 month left out of every figure" in said(petra, made)


def test_nothing_is_compared_across_a_break(petra: Actor) -> None:
    made = playing.indicator(petra)
    playing.add(petra, made, FROM, [*FLAT, *[2] * 24])
    day = date(2024, 6, 1)
    playing.annotate(
        petra, made, kind=AnnotationKind.BREAK, first=day, last=day, title="Ny räkning"
    )

    found = tables.findings(playing.page(petra, made))

    assert found.lacking is Lacking.BREAK
    assert found.change is None


@pytest.mark.parametrize(
    ("parts", "counts", "lacking"),
    [
        ({}, [], Lacking.NO_VALUES),
        ({"starts_on": None}, [3, 4], Lacking.NO_START),
        ({"kind": MeasureKind.SHARE}, [3, 4], Lacking.NOT_EVENTS),
        ({"starts_on": date(2021, 1, 1)}, [3, 4], Lacking.NO_BEFORE),
        ({"starts_on": date(2021, 2, 1)}, [0, 4], Lacking.NO_EVENT_BEFORE),
    ],
)
def test_what_cannot_be_computed_is_said_in_a_sentence(
    petra: Actor, parts: dict[str, object], counts: list[int], lacking: Lacking
) -> None:
    made = playing.indicator(petra, **parts)
    if counts:
        playing.add(petra, made, FROM, counts)

    page = playing.page(petra, made)
    found = tables.findings(page)

    assert found.lacking is lacking
    assert wording.lacking_sentence(lacking)
    assert tables.clock(page, found, Asked()) is None or lacking is Lacking.NO_EVENT_BEFORE


def test_the_clock_moves_with_what_is_asked_and_says_when_it_never_strikes(petra: Actor) -> None:
    made = playing.indicator(petra)
    playing.add(petra, made, FROM, [*FLAT, *[4] * 12])
    page = playing.page(petra, made)
    found = tables.findings(page)

    small, large = (
        tables.clock(page, found, Asked(ratio=ratio, beside=Beside.ALONE)) for ratio in (0.85, 0.5)
    )
    together = tables.clock(page, found, Asked(ratio=0.85, beside=Beside.SITES))

    assert small is not None
    assert small.middle is None
    assert large is not None
    assert large.middle is not None
    assert large.middle < 24
    assert together is not None
    assert together.never < small.never
    headline = wording.headline(page, found, Asked(ratio=0.85), small)
    assert headline != wording.headline(page, found, Asked(ratio=0.5), large)


def test_a_month_in_which_the_strategy_began_is_neither_before_nor_after(petra: Actor) -> None:
    made = playing.indicator(petra, starts_on=date(2021, 6, 15))
    playing.add(petra, made, FROM, [5] * 12)

    found = tables.findings(playing.page(petra, made))

    assert (len(found.before), len(found.after)) == (5, 6)
