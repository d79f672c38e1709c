"""A world with a known effect: what is counted as prevented is what would else have happened."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.analysis.errors import AnalysisError
from samsyn.cli.main import main
from samsyn.simulation.agents import (
    Prevented,
    Programme,
    Setting,
    Violence,
    calibration,
    simulate,
    summary,
    write_world,
)

USUAL = Setting(sites=60, treated=30, months=84)


def test_the_usual_world_looks_like_places_that_were_studied() -> None:
    world = simulate(USUAL)

    outside = [(one.name, one.value) for one in calibration(world) if not one.is_within]
    assert outside == []
    assert world.counts_without_programme().mean() == pytest.approx(4, rel=0.05)


def test_the_same_seed_gives_the_same_world_and_sites_do_not_depend_on_one_another() -> None:
    few, many = simulate(replace(USUAL, sites=3, treated=3)), simulate(USUAL)

    assert (few.counts() == many.counts()[:3]).all()
    assert (simulate(USUAL).counts() == many.counts()).all()
    assert (simulate(replace(USUAL, seed=2)).counts() != many.counts()).any()


@settings(max_examples=25, deadline=None)
@given(
    st.builds(
        Programme,
        starts_month=st.integers(0, 24),
        message=st.floats(0, 1),
        sanction=st.floats(0, 1),
        keeps_promise=st.floats(0, 1),
        exit_chance=st.floats(0, 0.5),
        half_life_days=st.floats(1, 1000),
    ),
    st.integers(0, 1000),
)
def test_a_programme_prevents_and_never_adds(programme: Programme, seed: int) -> None:
    world = simulate(Setting(sites=2, treated=1, months=24, seed=seed, programme=programme))

    with_it, without = world.counts(), world.counts_without_programme()
    assert (with_it <= without).all()
    assert (with_it[1] == without[1]).all()  # nothing is done there
    assert (with_it[0, : programme.starts_month] == without[0, : programme.starts_month]).all()
    assert 0 <= world.true_rate_ratio() <= 1


def test_work_without_effect_has_exactly_none() -> None:
    world = simulate(replace(USUAL, programme=Programme.without_effect()))

    assert world.true_rate_ratio() == 1
    assert (world.counts() == world.counts_without_programme()).all()
    assert world.sites[0].done.call_ins
    assert world.sites[0].done.sanctions


def test_what_answers_an_attack_that_never_came_does_not_come() -> None:
    site = simulate(replace(USUAL, sites=1, treated=1)).sites[0]
    prevented, answers = site.done.prevented, site.attacks.answers

    orphans = (answers >= 0) & (prevented[answers] != Prevented.NOT)

    assert orphans.any()
    assert (prevented[orphans] == Prevented.NOTHING_TO_ANSWER).all()
    assert not (prevented[~orphans] == Prevented.NOTHING_TO_ANSWER).any()


def test_an_answer_comes_later_and_from_the_other_side() -> None:
    attacks = simulate(Setting(months=120)).sites[0].attacks
    answers = np.flatnonzero(attacks.answers >= 0)
    first = attacks.answers[answers]

    assert len(answers) > 50
    assert (attacks.day[answers] > attacks.day[first]).all()
    assert (attacks.acting[answers] == attacks.targeted[first]).all()
    assert (attacks.acting != attacks.targeted)[attacks.acting >= 0].all()
    assert (np.diff(attacks.day) >= 0).all()


def test_whoever_left_attacks_nobody_afterwards() -> None:
    programme = Programme(starts_month=12, message=0, sanction=0, exit_chance=0.3)
    site = simulate(Setting(months=72, programme=programme)).sites[0]

    happened = np.flatnonzero(site.happened & (site.attacks.person >= 0))
    left_on = site.done.left_on[site.attacks.person[happened]]

    assert (left_on >= site.attacks.day[happened]).all()
    assert (site.done.prevented == Prevented.BY_EXIT).any()


def test_promises_that_are_broken_cost_part_of_the_effect() -> None:
    kept, broken = (
        simulate(replace(USUAL, programme=Programme(keeps_promise=share))).true_rate_ratio(
            of_groups=True
        )
        for share in (1.0, 0.0)
    )

    assert broken > kept + 0.03


def test_a_collapse_of_the_whole_country_is_no_effect_and_looks_like_one() -> None:
    violence = Violence(collapse_month=36, collapse_factor=0.53)
    world = simulate(replace(USUAL, violence=violence, programme=Programme.without_effect()))

    before, after = world.counts()[0, :36].mean(), world.counts()[0, 36:72].mean()

    assert world.true_rate_ratio() == 1
    assert after < 0.75 * before


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"treated": 99}, "no more with programme than sites"),
        ({"months": 0}, "at least one month"),
        ({"sites": 10**6, "months": 1200}, "too many at once"),
        ({"violence": Violence(groups=1)}, "at least two groups"),
        ({"violence": Violence(answer_chance=1.0)}, "violence never ends"),
        ({"programme": Programme(message=1.2)}, "message is 1.2 and must lie between 0 and 1"),
        ({"violence": Violence(members=-1)}, "members is -1 and cannot be below 0"),
    ],
)
def test_what_is_no_world_is_refused(wrong: dict[str, object], sentence: str) -> None:
    with pytest.raises(AnalysisError, match=sentence):
        replace(USUAL, **wrong)  # type: ignore[arg-type]


def test_a_world_is_written_as_tables_that_agree(tmp_path: Path) -> None:
    world = simulate(replace(USUAL, sites=3, treated=1))

    written = {path.name: path for path in write_world(world, tmp_path / "world")}

    rows = {
        name: list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
        for name, path in written.items()
        if path.suffix == ".csv"
    }
    incidents = int(world.counts().sum())
    assert len(rows["incidents.csv"]) == sum(int(row["incidents"]) for row in rows["panel.csv"])
    assert len(rows["incidents.csv"]) == incidents
    assert len(rows["prevented.csv"]) == summary(world)["incidents_without_programme"] - incidents
    assert {row["incident"] for row in rows["person_incident.csv"]} == {
        row["incident_id"] for row in rows["incidents.csv"] if row["by_group"]
    }
    assert json.loads(written["truth.json"].read_text())["true_rate_ratio"] < 1
    with pytest.raises(FileExistsError, match="not empty"):
        write_world(world, tmp_path / "world")


def test_the_command_writes_a_world_that_other_commands_read(tmp_path: Path) -> None:
    folder = tmp_path / "world"
    words = ["simulate", "--sites", "2", "--years", "4", "--seed", "7", "--out", str(folder)]

    done = CliRunner().invoke(main, [*words, "--json"])
    near = CliRunner().invoke(main, ["near-repeat", str(folder / "incidents.csv"), "--json"])

    assert json.loads(done.stdout)["setting"]["seed"] == 7
    assert json.loads(near.output)["events"] == json.loads(done.stdout)["incidents"]
    again = CliRunner().invoke(main, words)
    assert again.exit_code == 1
    assert "is not empty; name a new folder." in again.output


def test_the_command_says_the_truth_in_words() -> None:
    done = CliRunner().invoke(main, ["simulate", "--no-effect", "--collapse", "0.5"])
    refused = CliRunner().invoke(main, ["simulate", "--treated", "30"])

    assert "True rate ratio after the start: 1.000" in done.output
    assert "OUTSIDE 0.10 to 0.43" in done.output
    assert refused.output.startswith("Refused: There must be at least one site")
