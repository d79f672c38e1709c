"""A comparison loses nothing of either wording."""

from hypothesis import given
from hypothesis import strategies as st

from samsyn.analysis.texts.differences import Change, Run, differences

TEXTS = st.lists(
    st.sampled_from(["vi", "vill", "inte", " ", "\n\n", "dö.", "döda."]), max_size=14
).map("".join)


def side(runs: tuple[Run, ...], other: Change) -> str:
    return "".join(run.text for run in runs if run.change is not other)


@given(TEXTS, TEXTS)
def test_both_wordings_can_be_read_out_of_their_differences(earlier: str, later: str) -> None:
    runs = differences(earlier, later)

    assert side(runs, Change.ADDED) == earlier
    assert side(runs, Change.REMOVED) == later


@given(TEXTS)
def test_a_wording_does_not_differ_from_itself(text: str) -> None:
    assert all(run.change is Change.SAME for run in differences(text, text))


def test_one_changed_word_is_shown_as_one_word() -> None:
    runs = differences("Vi vill att du lever.", "Vi önskar att du lever.")

    assert runs == (
        Run(Change.SAME, "Vi "),
        Run(Change.REMOVED, "vill"),
        Run(Change.ADDED, "önskar"),
        Run(Change.SAME, " att du lever."),
    )
