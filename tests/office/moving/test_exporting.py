"""A site's file holds all of the site and nothing of another, and says so of itself."""

import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import psycopg
import pytest
from tests import databases
from tests.architecture.stage import Stage
from tests.office.moving.taken_out import (
    ANOTHER_KEY,
    KEY,
    ORDER,
    Changed,
    contents,
    rewritten,
    rows_of,
    taken_out,
)

from samsyn.office.config.databases import Logins
from samsyn.office.moving.exporting import Manifest
from samsyn.office.moving.opening import CannotOpen, opened
from samsyn.office.moving.scope import NoSuchSite, PointsElsewhere
from samsyn.sealing import verify


@pytest.fixture(scope="module")
def database(stage_template: tuple[Logins, Stage], worker_id: str) -> Iterator[Logins]:
    with databases.clone(stage_template[0], f"taken_out_{worker_id}") as found:
        yield found


@pytest.fixture(scope="module")
def written(database: Logins, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Manifest]:
    path = tmp_path_factory.mktemp("site") / "site.zip"
    return path, taken_out(database, path)


@pytest.fixture(scope="module")
def file(written: tuple[Path, Manifest]) -> Path:
    return written[0]


def open_and_close(file: Path, folder: Path) -> None:
    with opened(file, folder=folder, identity="", key=KEY.public) as found:
        assert found.manifest.site == ORDER.site


def test_what_was_written_opens_and_has_as_many_rows_as_it_says(
    written: tuple[Path, Manifest], tmp_path: Path
) -> None:
    file, manifest = written

    open_and_close(file, tmp_path)
    held = contents(file)
    filled = {name for name, count in manifest.rows.items() if count}
    assert len(filled) > 60
    assert manifest.rows == {
        name.removeprefix("tables/").removesuffix(".jsonl"): content.count(b"\n")
        for name, content in held.items()
        if name.startswith("tables/")
    }


def test_every_row_is_a_sites_own(file: Path) -> None:
    rooms = {row["id"] for row in rows_of(file, "partners_room")}
    placed = [
        row["room_id"]
        for name, content in contents(file).items()
        if name.startswith("tables/")
        for row in map(json.loads, content.splitlines())
        if "room_id" in row
    ]

    assert len(placed) > 500
    assert set(placed) <= rooms
    assert [row["key"] for row in rows_of(file, "partners_site")] == [ORDER.site]


def test_an_account_goes_along_without_what_opens_it(file: Path) -> None:
    accounts = rows_of(file, "accounts_staff")

    assert len(accounts) > 5
    assert all({"name", "email"} <= row.keys() for row in accounts)
    assert [row for row in accounts if {"password", "last_login"} & row.keys()] == []


def test_the_record_in_it_is_verified_by_anybody(file: Path) -> None:
    lines = contents(file)["audit.jsonl"].splitlines(keepends=True)

    verdict = verify(lines, [KEY.public])

    assert verdict.faults == []
    assert verdict.site == ORDER.site
    assert verdict.events > 100


def test_the_same_site_gives_the_same_bytes(database: Logins, file: Path, tmp_path: Path) -> None:
    taken_out(database, tmp_path / "again.zip")

    assert contents(tmp_path / "again.zip") == contents(file)


def test_a_site_that_is_not_there_is_named_with_those_that_are(
    database: Logins, tmp_path: Path
) -> None:
    with pytest.raises(NoSuchSite, match=r"There is no site atlantis here\. There is: .*orebro"):
        taken_out(database, tmp_path / "none.zip", site="atlantis")


def test_a_row_that_names_another_sites_row_is_refused(
    stage_template: tuple[Logins, Stage], worker_id: str, tmp_path: Path
) -> None:
    with databases.clone(stage_template[0], f"tangled_{worker_id}") as found:
        with psycopg.connect(databases.superuser(found).dsn()) as connection:
            connection.execute("SET session_replication_role = replica")
            connection.execute(
                "UPDATE people_personname SET source_id = gen_random_uuid() WHERE id ="
                " (SELECT n.id FROM people_personname n JOIN partners_room r ON r.id = n.room_id"
                " JOIN partners_site s ON s.id = r.site_id WHERE s.key = %s LIMIT 1)",
                [ORDER.site],
            )
        with pytest.raises(PointsElsewhere, match="1 of people_personname by source_id"):
            taken_out(found, tmp_path / "tangled.zip")


def _change_a_name(held: dict[str, bytes]) -> None:
    name = "tables/people_person.jsonl"
    held[name] = held[name].replace(b"known", b"other", 1)


def _drop_an_event(held: dict[str, bytes]) -> None:
    lines = held["audit.jsonl"].splitlines(keepends=True)
    [first, *_rest] = [at for at, line in enumerate(lines) if line.startswith(b'{"action"')]
    held["audit.jsonl"] = b"".join(lines[:first] + lines[first + 1 :])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Changed(contents=_change_a_name), "people_person.jsonl is not what the manifest says"),
        (Changed(contents=lambda held: held.pop("schema.json")), "does not hold the files"),
        (Changed(contents=lambda held: held.update(more=b"x")), "does not hold the files"),
        (Changed(contents=lambda held: held.pop("manifest.json")), "has no manifest"),
        (Changed(contents=lambda held: held.update({"manifest.sig": b"?"})), "is not signed"),
        (Changed(manifest=lambda said: said.update(site="malmo")), "is not signed with the key"),
        (Changed(signed_by=ANOTHER_KEY), "it was changed, or comes from somebody else"),
        (Changed(manifest=lambda said: said.update(version=2), signed_by=KEY), "of version 2"),
        (Changed(manifest=lambda said: said.update(format="zip"), signed_by=KEY), "not one of a"),
        (
            Changed(contents=_drop_an_event, hashed_anew=True, signed_by=KEY),
            "The audit record in the file does not hold: Event",
        ),
    ],
)
def test_a_file_that_was_changed_is_refused_with_a_sentence(
    file: Path, tmp_path: Path, change: Changed, said: str
) -> None:
    other = rewritten(file, tmp_path / "other.zip", change)

    with pytest.raises(CannotOpen, match=said):
        open_and_close(other, tmp_path)


def test_a_file_that_was_cut_off_anywhere_is_refused(file: Path, tmp_path: Path) -> None:
    content = file.read_bytes()
    for share in (0.0, 0.3, 0.9, 0.999):
        (tmp_path / "cut.zip").write_bytes(content[: int(len(content) * share)])

        with pytest.raises(
            CannotOpen, match="is not the file of a site, or was changed or cut off"
        ):
            open_and_close(tmp_path / "cut.zip", tmp_path)


def test_bits_that_fell_over_are_found(file: Path, tmp_path: Path) -> None:
    content = bytearray(file.read_bytes())
    with ZipFile(file) as archive:
        at = archive.getinfo("tables/people_person.jsonl").header_offset + 100
    content[at] ^= 0x40
    (tmp_path / "flipped.zip").write_bytes(content)

    with pytest.raises(CannotOpen):
        open_and_close(tmp_path / "flipped.zip", tmp_path)
