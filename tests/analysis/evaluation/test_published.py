"""Every published figure that can be had, a test for each.

`python -m benchmarks.published` prints them all. What must be drawn two hundred and fifty times is
tested for one example.
"""

import pytest
from benchmarks.published import counts, panels, searched_panels, seattle, studies
from benchmarks.published.__main__ import NOT_STORED, rows, state_of
from benchmarks.published.rows import DATA, Key, Ours, Row
from benchmarks.r_chance import OldR

Found = dict[Key, Ours]
if not DATA.exists():
    pytest.skip("the published files are not beside this repository", allow_module_level=True)

DRAWN = " Perm."
ROWS = list(rows())
OF_SEATTLE = [row for row in ROWS if row.key[0] == "seattledmi"]
OTHERS = [row for row in ROWS if row not in OF_SEATTLE and "seattledmi" not in row.key]


def name_of(row: Row) -> str:
    return ": ".join(row.key[-2:])[-80:]


@pytest.fixture(scope="module")
def others() -> Found:
    parts = (
        *(counts.found, studies.found, panels.of_california, panels.of_basque),
        *(searched_panels.of_sao_paulo, searched_panels.of_texas),
    )
    found: Found = {}
    for part in parts:
        found |= part()
    return found


@pytest.mark.parametrize("row", OTHERS, ids=name_of)
def test_a_published_figure_is_had_or_it_is_said_why_not(row: Row, others: Found) -> None:
    ours = others.get(row.key) or Ours(missing=NOT_STORED.get(row.key[0], ""))

    assert state_of(row, ours) in {"met", "cannot be had"}, (row.published, ours)


def test_hardly_any_of_them_cannot_be_had(others: Found) -> None:
    missing = [row for row in OTHERS if not others.get(row.key, Ours()).numbers]

    assert len(missing) == 6
    assert sum(state_of(row, others.get(row.key, Ours())) == "met" for row in OTHERS) >= 77


@pytest.fixture(scope="module")
def seattle_rows() -> Found:
    return seattle.examples(permuted=(), jackknifed=(2,))


@pytest.mark.parametrize(
    "row",
    [
        row
        for row in OF_SEATTLE
        if DRAWN not in row.key[2] and not ("Jack." in row.key[2] and "example 4" in row.key[1])
    ],
    ids=name_of,
)
def test_a_figure_of_the_seattle_intervention(row: Row, seattle_rows: Found) -> None:
    assert row.is_met_by(seattle_rows[row.key]), (row.published, seattle_rows[row.key])


@pytest.fixture(scope="module")
def permuted() -> Found:
    return seattle.examples(permuted=(2,), jackknifed=())


@pytest.mark.slow
@pytest.mark.parametrize(
    "row",
    [row for row in OF_SEATTLE if DRAWN in row.key[2] and "example 2" in row.key[1]],
    ids=name_of,
)
def test_a_figure_from_the_very_groups_that_were_drawn(row: Row, permuted: Found) -> None:
    assert row.is_met_by(permuted[row.key]), (row.published, permuted[row.key])


def test_the_old_stream_of_chance_is_that_of_r() -> None:
    # set.seed(42); sample(1:10, 10) in R before 3.6
    assert (OldR(42).sample(10, 10) + 1).tolist() == [10, 9, 3, 6, 4, 8, 5, 1, 2, 7]
