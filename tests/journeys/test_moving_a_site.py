"""A site leaves an installation that has five, and lives on in one of its own, unchanged."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import psycopg
import pyrage
import pytest
from click.testing import CliRunner, Result
from tests.environment import PROJECT
from tests.journeys.installations import PATIENCE, Done, Installation, loaded_demo, prepared

from samsyn.cli.main import main
from samsyn.postgres import Cluster
from samsyn.sealing import signing_key

pytestmark = pytest.mark.slow
SITE = "orebro"
PETRA, FRIDA = "petra@orebro.example", "frida@orebro.example"
PAGES = {
    PETRA: ["/groups/", "/disclosures/", "/calendar/"],
    FRIDA: ["/people/"],
}
APPROVED = ("--approved-by", "Asta Ek, jurist", "--approved-by", "Bo Dahl, chef")
REFUSED: list[tuple[tuple[str, ...], str]] = [
    (("--recipient", "age1nothing", *APPROVED), "is not a public key"),
    (APPROVED, "Name who may open the file"),
    (("--plain", "--approved-by", "Asta Ek"), "Two people approve"),
    (("--plain", "--approved-by", "Asta Ek", "--approved-by", "asta  ek"), "Two people approve"),
    (("--plain", *APPROVED), "Write it without encryption?"),
]
NOT_SEALED = """
SET session_replication_role = replica;
DELETE FROM samsyn_log.audit_seal; DELETE FROM samsyn_log.audit_place;
DELETE FROM samsyn_log.audit_numbering;
"""
CONSTRAINTS = "SELECT conname, condeferrable, condeferred FROM pg_constraint ORDER BY oid"
TRIGGERS = "SELECT tgrelid::regclass::text, tgname, tgenabled FROM pg_trigger ORDER BY oid"
WALLED = "SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class ORDER BY oid"


@dataclass(frozen=True)
class Moved:
    """Both installations, the file between them, and what each command said."""

    source: Installation
    target: Installation
    folder: Path
    exported: list[Done]
    rules_before: list[tuple[object, ...]]
    imported: list[Done]

    @property
    def file(self) -> Path:
        return self.folder / "site.age"


def key_made(path: Path) -> str:
    identity = pyrage.x25519.Identity.generate()
    path.write_text(f"{identity}\n")
    return str(identity.to_public())


def asked(installed: Installation, *questions: str) -> list[tuple[object, ...]]:
    """Ask the database past every wall."""
    login = Cluster(installed.folder / "database").login().to("samsyn")
    with psycopg.connect(login.dsn()) as connection:
        return [row for one in questions for row in connection.execute(one.encode()).fetchall()]


def contents(file: Path, identity: Path) -> dict[str, bytes]:
    key = pyrage.x25519.Identity.from_str(identity.read_text().strip())
    with ZipFile(BytesIO(pyrage.decrypt(file.read_bytes(), [key]))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pages(installed: Installation) -> dict[str, dict[str, str]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.pages"],
        env=installed._variables()
        | {
            "DJANGO_SETTINGS_MODULE": "samsyn.office.config.settings",
            "PYTHONPATH": f"{PROJECT / 'src'}:{PROJECT}",
        },
        cwd=PROJECT,
        input=json.dumps(PAGES),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shown: dict[str, dict[str, str]] = json.loads(done.stdout.splitlines()[-1])
    return shown


def words(text: str) -> list[str]:
    """The words of a page in a steady order, without the minute in which it was read."""
    return sorted(one for one in text.split() if not re.fullmatch(r"\d\d\.\d\d\.", one))


def verified(record: Path, key: Path) -> Result:
    return CliRunner().invoke(main, ["audit", "verify", str(record), "--public-key", str(key)])


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Moved]:
    folder = tmp_path_factory.mktemp("moving")
    recipient = key_made(folder / "key.txt")
    (folder / "other.pem").write_text(signing_key(b"x" * 32).public.pem())
    take_out = ("export-site", SITE, "--to")
    opens = ("--public-key", str(folder / "public.pem"), "--identity", str(folder / "key.txt"))
    take_in = ("import-site", str(folder / "site.age"))
    for_one = ("--recipient", recipient, *APPROVED)
    with loaded_demo("source") as source, prepared("target", mode="demo") as target:
        exported = source.run_all(
            ("audit", "public-key"),
            (*take_out, str(folder / "site.age"), *for_one),
            *((*take_out, str(folder / "refused.age"), *words) for words, _said in REFUSED),
        )
        (folder / "public.pem").write_text(exported[0].stdout)
        cut_off = folder / "cut.age"
        cut_off.write_bytes((folder / "site.age").read_bytes()[:-40])
        make_new(target)
        rules = asked(target, CONSTRAINTS, TRIGGERS, WALLED)
        imported = target.run_all(
            ("import-site", str(cut_off), *opens),
            (*take_in, "--public-key", str(folder / "other.pem"), *opens[2:]),
            (*take_in, *opens),
            (*take_in, *opens),
        )
        after = target.run_all(
            ("audit", "export", str(folder / "target.jsonl")),
            (*take_out, str(folder / "again.age"), *for_one),
            ("doctor",),
            ("staff", "reset", PETRA),
        )
        yield Moved(source, target, folder, exported, rules, [*imported, *after])


def make_new(target: Installation) -> None:
    """Give a copied installation keys of its own, and an audit record that no seal has yet."""
    shutil.rmtree(target.folder / "keys")
    target.start_server()
    login = Cluster(target.folder / "database").login().to("samsyn")
    with psycopg.connect(login.dsn()) as connection:
        connection.execute(NOT_SEALED.encode())


def test_it_is_taken_in_whole_and_only_once(moved: Moved) -> None:
    cut_off, anothers, taken, again, *_after, doctor, _reset = moved.imported

    assert moved.exported[1].returncode == 0, moved.exported[1].stderr
    assert cut_off.returncode == anothers.returncode == again.returncode == 1
    assert "Nothing was taken in." in cut_off.stderr
    assert "was changed or cut off" in cut_off.stderr
    assert "it was changed, or comes from somebody else" in anothers.stderr
    assert taken.returncode == 0, taken.stderr
    assert taken.stdout.startswith("Örebro: ")
    assert "Rows, walls and audit record are as they must be." in taken.stdout
    assert "This installation is not empty: it has orebro." in again.stderr
    assert doctor.returncode == 0, doctor.stdout


def test_every_table_has_the_same_rows_and_gives_the_same_bytes_again(moved: Moved) -> None:
    assert moved.imported[5].returncode == 0, moved.imported[5].stderr
    first = contents(moved.file, moved.folder / "key.txt")
    again = contents(moved.folder / "again.age", moved.folder / "key.txt")

    assert first.keys() == again.keys()
    assert {name for name in first if first[name] != again[name]} == {
        *("manifest.json", "manifest.sig", "audit.jsonl", "audit-keys.pem")
    }
    rows = json.loads(first["manifest.json"])["rows"]
    assert rows == json.loads(again["manifest.json"])["rows"]
    assert rows["people_person"] > 100
    assert {name: moved.target.count(name) for name in rows} == rows
    # The record goes on where it ended.
    ended = first["audit.jsonl"].rindex(b'{"end"')
    assert again["audit.jsonl"].startswith(first["audit.jsonl"][:ended])


def test_both_records_hold_up_to_the_same_seal(moved: Moved) -> None:
    held = contents(moved.file, moved.folder / "key.txt")
    again = contents(moved.folder / "again.age", moved.folder / "key.txt")
    for name, content in (("first", held), ("again", again)):
        (moved.folder / f"{name}.jsonl").write_bytes(content["audit.jsonl"])
        (moved.folder / f"{name}.pem").write_bytes(content["audit-keys.pem"])
    first, *others = (
        verified(moved.folder / record, moved.folder / key)
        for record, key in (
            ("first.jsonl", "first.pem"),
            ("again.jsonl", "again.pem"),
            ("target.jsonl", "again.pem"),
            ("target.jsonl", "first.pem"),
        )
    )

    assert [first.exit_code, *(one.exit_code for one in others)] == [0, 0, 0, 1]
    assert "This is the record of orebro alone" in first.output
    last = json.loads(held["manifest.json"])["record"]["last"]
    assert last in first.output
    assert f'"previous":"{last}"' in again["audit.jsonl"].decode()
    [[came]] = asked(
        moved.target, "SELECT fields FROM samsyn_log.audit_auditevent WHERE action = 'site_import'"
    )
    assert json.loads(held["manifest.json"])["record"]["elsewhere"] > 1000
    assert f"elsewhere:{json.loads(held['manifest.json'])['record']['elsewhere']}" in str(came)


def test_who_took_it_out_stands_in_the_record(moved: Moved) -> None:
    [[purpose]] = asked(
        moved.source,
        "SELECT purpose FROM samsyn_log.audit_auditevent WHERE action = 'site_export'",
    )

    assert purpose == "Approved by Asta Ek, jurist and Bo Dahl, chef"


def test_the_same_person_sees_the_same_pages(moved: Moved) -> None:
    here, there = pages(moved.source), pages(moved.target)

    assert {email: len(shown) > len(PAGES[email]) for email, shown in here.items()} == {
        PETRA: True,
        FRIDA: True,
    }
    # Two pages list rows in the order in which the tables happen to give them; all tell the time.
    differing = [
        (page, set(words(text)) ^ set(words(there[email].get(page, ""))))
        for email, shown in here.items()
        for page, text in shown.items()
        if words(there[email].get(page, "")) != words(text)
    ]
    assert not differing, differing


def test_what_the_tables_demand_is_as_it_was(moved: Moved) -> None:
    assert asked(moved.target, CONSTRAINTS, TRIGGERS, WALLED) == moved.rules_before


def test_staff_come_with_names_and_nothing_that_opens_their_accounts(moved: Moved) -> None:
    rows = contents(moved.file, moved.folder / "key.txt")["tables/accounts_staff.jsonl"]
    [[accounts, opened]] = asked(
        moved.target,
        "SELECT count(*), count(*) FILTER (WHERE password NOT LIKE '!%') FROM accounts_staff",
    )

    assert moved.imported[-1].returncode == 0, moved.imported[-1].stderr
    assert (accounts, opened) == (rows.count(b"\n"), 1)  # whose password was reset


def test_people_are_found_by_name_and_number_with_the_new_keys(moved: Moved) -> None:
    [[people, found]] = asked(
        moved.target,
        "SELECT (SELECT count(DISTINCT person_id) FROM people_personname),"
        " (SELECT count(DISTINCT person_id) FROM people_searchtoken)",
    )
    same = asked(moved.source, "SELECT token FROM people_searchtoken LIMIT 1")
    [[shared]] = asked(
        moved.target,
        f"SELECT count(*) FROM people_searchtoken WHERE token = {same[0][0]}",  # noqa: S608
    )

    assert people == found
    assert shared == 0
    assert (moved.target.folder / "keys" / "contact-cards").read_text() == (
        moved.source.folder / "keys" / "contact-cards"
    ).read_text()
    assert (moved.target.folder / "keys" / "fields").read_text() != (
        moved.source.folder / "keys" / "fields"
    ).read_text()


def test_it_is_not_taken_out_by_one_alone_or_for_everybody(moved: Moved) -> None:
    refused = moved.exported[2:]

    assert [done.returncode for done in refused if done.returncode == 0] == []
    for done, (_words, said) in zip(refused, REFUSED, strict=True):
        assert said in done.stdout + done.stderr
    assert not (moved.folder / "refused.age").exists()
