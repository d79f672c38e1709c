"""Sweeps on a cluster give the very numbers that one process gives."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from distributed import LocalCluster

from samsyn.analysis.evaluation import (
    Chance,
    Trial,
    augmented_control,
    blocks_of,
    calibrated_control,
    drawn_groups,
    jackknife_groups,
    synthetic_control,
    synthetic_difference,
)
from samsyn.analysis.monitoring import Design, simulated_power
from samsyn.analysis.sweeps import spread_by
from samsyn.cli.cluster import Cluster
from samsyn.cli.main import main
from samsyn.cli.spreading import SETTING

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Return where a scheduler with two workers listens, on loopback."""
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address=None,
        silence_logs=True,
    ) as cluster:
        yield cluster.scheduler_address


def panel(units: int = 24, treated: int = 1) -> Trial:
    chance = np.random.default_rng(4)
    return Trial(
        outcome=chance.poisson(chance.gamma(4, 1, (units, 1)) * np.ones(48)).astype(float),
        units=tuple(f"U{place:02d}" for place in range(units)),
        periods=tuple(f"{2018 + month // 12}-{month % 12 + 1:02d}" for month in range(48)),
        treated=tuple(range(treated)),
        start=36,
    )


def calibrated(of: Trial) -> object:
    blocks = blocks_of(of, bunch=12)
    found = calibrated_control(
        blocks,
        Chance(
            replicate_of=jackknife_groups(blocks.treated), groups=drawn_groups(blocks.treated, 30)
        ),
    )
    return found.estimates["outcome"], found.weights.tolist()


def test_every_sweep_gives_the_same_numbers_on_two_workers(address: str) -> None:
    one, several = panel(), panel(60, 4)

    def answers() -> list[object]:
        return [
            synthetic_control(one),
            synthetic_difference(one),
            augmented_control(one),
            calibrated(several),
            simulated_power(Design(per_month=4, months_before=36), 0.6, 24, replications=3_500),
        ]

    here = answers()
    with Cluster(address) as cluster, spread_by(cluster):
        there = answers()

    assert repr(here) == repr(there)


def test_a_command_goes_where_the_setting_says_and_says_when_nobody_answers(
    address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    words = ["power", "--per-month", "4", "--before", "36", "--ratio", "0.6", "--json"]
    here = json.loads(CliRunner().invoke(main, words).output)
    monkeypatch.setenv(SETTING, address)
    assert json.loads(CliRunner().invoke(main, words).output) == here
    monkeypatch.setenv(SETTING, "nowhere")
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 1
    assert "Nobody answers at nowhere" in done.output
