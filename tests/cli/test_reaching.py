"""`samsyn reach` and `samsyn network`, as people run them."""

import json

import pytest
from click.testing import CliRunner

from samsyn.cli.main import main

STAR = "hub,a\nhub,b\nhub,c\nd,e\nhub,hub\na,hub\n"
KEYS = {"people", "ties", "invitees", "reached", "optimal", "gap", "lower_bound", "seconds"}


@pytest.fixture
def run(tmp_path):
    def call(*words, ties=STAR, people=None):
        file = tmp_path / "ties.csv"
        file.write_text(ties, encoding="utf-8")
        extra = []
        if people:
            (tmp_path / "people.csv").write_text(people, encoding="utf-8")
            extra = ["--people", str(tmp_path / "people.csv")]
        return CliRunner().invoke(main, [words[0], str(file), *words[1:], *extra])

    return call


def test_the_fewest_as_json(run) -> None:
    result = run("reach", "--json")

    report = json.loads(result.stdout)
    assert result.exit_code == 0
    assert report.keys() >= KEYS
    assert (report["people"], report["ties"], report["reached"]) == (6, 4, 6)
    assert report["invitees"] == ["hub", "d"]
    assert (report["optimal"], report["gap"], report["lower_bound"]) == (True, 0, 2)
    assert any("same person" in note for note in report["notes"])
    assert any("repeats another one" in note for note in report["notes"])


def test_seats_draws_and_a_picture(run, tmp_path) -> None:
    picture = tmp_path / "plan.svg"

    result = run("reach", "--seats", "1", "--draws", "20", "--seed", "3", "--svg", str(picture))

    assert result.exit_code == 0
    assert "1 invited, 4 of 6 people reached. That is proved to be the best." in result.output
    assert "One seat more would reach 2 more people." in result.output
    assert "at least 95 of 100 draws (seed 3)" in result.output
    drawn = picture.read_text(encoding="utf-8")
    assert drawn.count('class="node invited"') == 1 + 1  # one in the legend
    assert "What 95 of 100 drawn networks still reach" in drawn


def test_people_bring_their_rules(run) -> None:
    people = "id,group,eligible,supervised,conflicts\nhub,Alm,no,,\na,Alm,,1,d\nz,Bok,,,\n"

    result = run("reach", "--carriers", "1", "--json", people=people)

    report = json.loads(result.stdout)
    assert "hub" not in report["invitees"]
    assert set(report["invitees"]) == {"a", "b", "c", "e", "z"}
    assert report["barred"] == [{"person": "hub", "bar": "not_contactable"}]


def test_rules_that_cannot_hold_are_named(run) -> None:
    result = run("reach", "--include", "a", "--exclude", "a", "--json")

    assert result.exit_code == 1
    assert {one["kind"] for one in json.loads(result.stdout)["conflicts"]} == {"asked", "barred"}
    assert "a was left out by hand" in result.stderr


def test_a_file_that_is_none_is_refused(run) -> None:
    result = run("reach", ties="a\n")

    assert (result.exit_code, result.stderr.startswith("Refused: Row 1 has one column")) == (
        1,
        True,
    )


def test_the_network_in_figures_names_nobody(run, tmp_path) -> None:
    result = run("network", "--json", "--svg", str(tmp_path / "net.svg"), "--progress")

    report = json.loads(result.stdout)
    assert (report["components"], report["largest_components"]) == (2, [4, 2])
    assert report["cut_points"] == 1
    del report["notes"]  # which name the tie of somebody to themselves
    assert "hub" not in json.dumps(report)
    assert len(report["concentration"]["shares"]) == 4
    assert "Read 6 people and 4 ties." in result.stderr
    picture = (tmp_path / "net.svg").read_text(encoding="utf-8")
    assert picture.count('class="node member"') == 6
    assert "hub" not in picture


def test_people_in_events_are_a_network_too(tmp_path) -> None:
    file = tmp_path / "parts.csv"
    file.write_text("p,K1\nq,K1\nr,K2\n", encoding="utf-8")

    result = CliRunner().invoke(main, ["network", "--person-event", str(file)])

    assert result.exit_code == 0
    assert "3 people, 1 ties, 1 without any." in result.output
    assert CliRunner().invoke(main, ["network"]).exit_code == 2
