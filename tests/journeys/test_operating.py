"""An operator opens an installation, takes somebody in, and meets a crash half-way."""

import time

import pytest
from tests.environment import PROJECT
from tests.journeys.installations import PATIENCE, Installation, installation

pytestmark = pytest.mark.slow
GOOD = "Nio-tranor-flyger-hem"


def test_a_new_site_is_opened_and_somebody_is_taken_in() -> None:
    with installation("opening", mode="production") as fresh:
        assert fresh.run("prepare").returncode == 0
        described = described_in_the_how_to()
        file = fresh.folder / "site.toml"
        file.write_text(described, encoding="utf-8")

        opened = fresh.run("site", "open", str(file))
        weak = fresh.run("staff", "add", "petra@example.se", "--name", "P", "--password", "hej")
        added = fresh.run("staff", "add", "petra@example.se", "--name", "P", "--password", GOOD)
        given = fresh.run("staff", "give", "petra@example.se", "coordinator", "orebro-police")
        lost = fresh.run("staff", "give", "petra@example.se", "coordinator", "nowhere")
        listed = fresh.run("staff", "list")
        doctor = fresh.run("doctor")

        assert opened.stdout == "Örebro is open.\n"
        assert weak.returncode == 1
        assert added.returncode == given.returncode == 0, added.stderr + given.stderr
        assert "There is no room nowhere" in lost.stderr
        assert listed.stdout == "petra@example.se\tcoordinator\torebro-police\n"
        assert doctor.returncode == 0, doctor.stdout


def test_a_demo_load_that_is_cut_off_leaves_nothing_and_can_be_done_again() -> None:
    with installation("crash", mode="demo") as demo:
        assert demo.run("prepare").returncode == 0
        with demo.running("demo", "--load-only"):
            wait_until_writing(demo)
            demo.kill_server()

        doctor = demo.run("doctor")

        assert doctor.returncode == 0, doctor.stdout + doctor.stderr
        assert demo.count("people_person") == demo.count("incidents_incident") == 0
        again = demo.run("demo", "--load-only")
        assert again.returncode == 0, again.stderr
        assert demo.count("people_person") > 0


def wait_until_writing(demo: Installation) -> None:
    until = time.monotonic() + PATIENCE
    while not demo.is_writing():
        if time.monotonic() > until:
            raise AssertionError("The load never began to write.")
        time.sleep(0.2)


def described_in_the_how_to() -> str:
    text = (PROJECT / "docs" / "how-to" / "run-an-installation.md").read_text(encoding="utf-8")
    return text.split("```toml\n")[1].split("```")[0]
