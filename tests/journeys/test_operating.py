"""An operator opens an installation, takes somebody in, and meets a crash half-way."""

import re
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.environment import PROJECT
from tests.journeys.installations import loaded_demo, prepared

pytestmark = pytest.mark.slow
DRAWN = re.compile(r"(\w+-)+\w+\nP is taken in. Hand the password over in person")
ADD = ("staff", "add", "petra@example.se", "--name", "P")
GIVE = ("staff", "give", "petra@example.se", "coordinator", "orebro-police")
RESET = ("staff", "reset", "petra@example.se")
GROUND, OREBRO = ("ground",), ("--site", "orebro")
TALKS, CLOCKS = ("site", "talks", "orebro"), ("site", "clocks", "orebro")


def test_a_new_site_is_opened_and_somebody_is_taken_in() -> None:
    with prepared("opening", mode="production") as fresh:
        described = described_in_the_how_to()
        file = fresh.folder / "site.toml"
        file.write_text(described, encoding="utf-8")

        opened, added, again, given, lost, listed = fresh.run_all(
            ("site", "open", str(file)),
            ADD,
            ADD,
            GIVE,
            ("staff", "give", "petra@example.se", "coordinator", "nowhere"),
            ("staff", "list"),
        )
        doctor = fresh.run("doctor")

        assert opened.stdout == "Örebro is open.\n"
        assert DRAWN.match(added.stdout)
        assert "taken in already" in again.stderr
        assert added.returncode == given.returncode == 0, added.stderr + given.stderr
        assert "There is no room nowhere" in lost.stderr
        assert listed.stdout == "petra@example.se\tcoordinator\torebro-police\n"
        assert doctor.returncode == 0, doctor.stdout


def test_an_operator_resets_what_is_lost_and_writes_what_lawyers_decide(tmp_path: Path) -> None:
    with prepared("operators", mode="production") as fresh:
        described = tmp_path / "site.toml"
        described.write_text(described_in_the_how_to(), encoding="utf-8")
        *_, listed = fresh.run_all(
            ("site", "open", str(described)),
            ADD,
            GIVE,
            (*GROUND, "list", *OREBRO),
        )
        key, _, direction = listed.stdout.splitlines()[0].split("\t")[:3]

        reset, without_reason, factor, nobody = fresh.run_all(
            RESET,
            (*RESET, "--second-factor"),
            (*RESET, "--second-factor", "--reason", "tappad"),
            ("staff", "reset", "nobody@example.se"),
        )
        unknown, approved, then, withdrawn = fresh.run_all(
            (*GROUND, "approve", "x", *OREBRO, "--by", "L"),
            (*GROUND, "approve", key, *OREBRO, "--by", "Lena, jurist"),
            (*GROUND, "list", *OREBRO),
            (*GROUND, "withdraw", key, *OREBRO, "--by", "Lena, jurist"),
        )
        usual, limited, refused, restored, clocks, odd = fresh.run_all(
            TALKS,
            (*TALKS, "--urgent-hours", "48", "--police-alone"),
            (*TALKS, "--urgent-hours", "0", "--most-attempts", "99"),
            (*TALKS, "--usual"),
            (*CLOCKS, "--quiet-days", "35", "--by", "Lena, chef"),
            (*CLOCKS, "--quiet-days", "5", "--longest-days", "999"),
        )
        doctor = fresh.run("doctor")

        passwords = [one.stdout.splitlines()[0] for one in (reset, factor)]
        assert all(len(word) == 24 for word in passwords)
        assert passwords[0] != passwords[1]
        assert (without_reason.returncode, nobody.returncode) == (2, 1)
        assert "--reason" in without_reason.stderr
        assert "Nobody has the address" in nobody.stderr
        assert "an example, not approved" in listed.stdout
        assert "No ground x" in unknown.stderr
        assert f"{key}, {direction}: approved from " in approved.stdout
        assert f"approved by Lena, jurist on {date.today()}" in then.stdout  # noqa: DTZ011
        assert f"{key}, {direction}: withdrawn from " in withdrawn.stdout
        assert "urgent-hours\t72\n" in usual.stdout
        assert "urgent-hours\t48\tusually 72\n" in limited.stdout
        assert "needs-civilian\tno\tusually yes\n" in limited.stdout
        assert refused.returncode == 1
        assert "--urgent-hours goes from 1 to 168." in refused.stderr
        assert "--most-attempts goes from 1 to 10." in refused.stderr
        assert restored.stdout == usual.stdout
        assert "quiet-days\t35\tusually 28\n" in clocks.stdout
        assert "memo-days\t3\n" in clocks.stdout
        assert odd.returncode == 1
        assert "--quiet-days goes from 7 to 90. --longest-days goes from 28 to 180." in odd.stderr
        assert doctor.returncode == 0, doctor.stdout


def test_a_demo_load_that_is_cut_off_leaves_whole_sites_and_two_at_once_load_the_others() -> None:
    with loaded_demo("crash") as demo:
        demo.start_server()
        whole = demo.count_by_room("people_person")
        went = demo.how_it_was_loaded()

    assert went.doctor_after_the_cut == ""
    assert went.exit_codes == [0, 0], went.said
    assert len(went.people_after_the_cut) < len(whole)
    assert went.people_after_the_cut.items() <= whole.items()
    written = re.findall(r"(\w+): \d+ people", went.said)
    assert written
    assert len(written) == len(set(written))


def test_a_report_pack_is_the_same_from_another_process_at_another_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with loaded_demo("packs") as demo:
        told = []
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
            monkeypatch.setenv("PYTHONHASHSEED", seed)
            monkeypatch.setenv("TZ", zone)
            file = str(tmp_path / f"{seed}.zip")
            told.append(demo.run("report-pack", "--site", "orebro", "--out", file))
        nothing, early, both = demo.run_all(
            ("report-pack", "--site", "orebro", "--period", "2019Q1"),
            ("report-pack", "--site", "orebro", "--until", "2199-01-01"),
            ("report-pack", "--site", "orebro", "--until", "2026-01-01", "--period", "2025Q4"),
        )

    one, other = ((tmp_path / f"{seed}.zip").read_bytes() for seed in "12")
    assert one == other
    digest = sha256(one).hexdigest()
    assert all(done.stdout.strip().endswith(f"SHA-256: {digest}") for done in told)
    with ZipFile(BytesIO(one)) as archive:
        folders = {name.partition("/")[0] for name in archive.namelist()}
    assert {"steering-report", "national-return"} <= folders
    assert "Nothing is frozen of the period" in nothing.stderr
    assert "The period has not ended." in early.stderr
    assert "Give a period or a day" in both.stderr
    assert {nothing.returncode, early.returncode} == {1}


def described_in_the_how_to() -> str:
    text = (PROJECT / "docs" / "how-to" / "run-an-installation.md").read_text(encoding="utf-8")
    return text.split("```toml\n")[1].split("```")[0]
