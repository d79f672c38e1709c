"""Every assumption and every doubt has its sentence in both languages, and a placebo its dot."""

import pytest

from samsyn.analysis.evaluation import Assumption, Caveat, Estimate
from samsyn.charts import ranks
from samsyn.charts.estimates import Measured
from samsyn.charts.findings.evaluation_words import (
    answer_sentences,
    assumption_sentence,
    caveat_sentence,
)
from samsyn.charts.words import speaking


@pytest.mark.parametrize(
    "say",
    [
        lambda: [assumption_sentence(one) for one in Assumption],
        lambda: [caveat_sentence(one) for one in Caveat],
    ],
)
def test_every_code_has_a_sentence_of_its_own_in_swedish_and_in_english(say) -> None:
    with speaking("en"):
        english = say()
    with speaking("sv"):
        swedish = say()

    assert len(set(english)) == len(english)
    assert len(set(swedish)) == len(swedish)
    assert not set(english) & set(swedish)
    assert all(one.endswith(".") for one in (*english, *swedish))


def test_the_rank_is_said_with_the_place_itself_among_all() -> None:
    found = Estimate(method="sdid", estimate=-2.0, p_value=0.25, placebos=(0.1, -0.4, 1.0))

    with speaking("en"):
        told = list(answer_sentences(found))

    assert told[0].endswith("; no interval can be had, p 0.250.")
    assert told[1] == ("Among 4 places or groups, this one and the placebos, 1 changed as much.")


def test_a_dot_for_each_placebo_and_the_same_in_the_table() -> None:
    with speaking("en"):
        chart = ranks(0.6, [0.9, 1.0, 1.0, float("inf")], Measured(name="Ratio", neutral=1.0))

    assert str(chart.wide).count('class="placebo"') == 3
    assert str(chart.wide).count('class="own-rank"') == 1
    assert chart.twin.rows[0] == ("1", "The place itself", "0.60")
    assert chart.twin.rows[-1] == ("5", "Placebo", "no limit")
    with pytest.raises(ValueError, match="no placebo"):
        ranks(0.6, [], Measured(name="Ratio"))
