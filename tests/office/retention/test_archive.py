"""What the archive takes is handed over, whole and encrypted, before the first row is erased."""

import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pyrage
import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from tests.interchange.eark.reading import Read
from tests.office.disclosures.conftest import room, suspect, write_incident, write_person
from tests.office.retention.scanning import files_holding

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.incidents.models import Incident, Involvement
from samsyn.office.retention import changes, queries
from samsyn.office.retention.changes import Archive, CannotHandOver, CannotRemove, HoldPlan
from samsyn.office.retention.models import Erasure, Removal, Rule
from samsyn.vocabulary.uncertain_dates import MomentInterval, Precision

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LATER = NOW + timedelta(days=31)
LONG_AGO = datetime(2019, 5, 4, 12, tzinfo=UTC)
KEY = "orebro-municipality"
SUMMARY = "Skottlossning på torget"
DATA = "representations/rep1/data/"
ARCHIVIST = pyrage.x25519.Identity.generate()


def archive(folder: Path) -> Archive:
    return Archive(str(folder), f"{ARCHIVIST.to_public()}")


def old_incident(mona: Actor) -> UUID:
    person = write_person(mona, KEY)
    return write_incident(
        mona,
        KEY,
        occurred=MomentInterval(LONG_AGO, LONG_AGO, Precision.MINUTE),
        summary=SUMMARY,
        people=(suspect(person),),
    )


def prepared(mona: Actor, petra: Actor) -> UUID:
    """A batch that somebody else has prepared, of all that the municipality's rule hid."""
    changes.hide_due(now=NOW, is_demo=True, only_room=room(KEY))
    rule = Rule.objects.get(key="municipal-incident", room_kind="municipality")
    with access.acting_as(mona):
        batch = changes.prepare_batch(mona, room(KEY), rule.pk, now=LATER)
        Erasure.objects.filter(pk=batch).update(prepared_by_id=petra.staff_id)
    return batch


def approve(mona: Actor, batch: UUID, place: Archive | None) -> None:
    with access.acting_as(mona):
        changes.approve_batch(
            mona,
            batch,
            has_looked=True,
            archive_reference="SE/1880/7",
            now=LATER,
            archive=place,
        )


def erase(batch: UUID, folder: Path, place: Archive | None) -> int:
    return changes.erase_batch(batch, now=LATER, kept_in=folder / "journal.jsonl", archive=place)


def opened(file: Path) -> Read:
    return Read(pyrage.decrypt(file.read_bytes(), [ARCHIVIST]))


def test_the_package_holds_the_record_and_all_that_hung_on_it_with_hashes_that_agree(
    mona: Actor, petra: Actor, tmp_path: Path
) -> None:
    incident, place = old_incident(mona), archive(tmp_path / "archive")
    batch = prepared(mona, petra)
    approve(mona, batch, place)

    erased = erase(batch, tmp_path, place)

    [file] = (tmp_path / "archive").iterdir()
    packed = opened(file)
    manifest = json.loads(packed.files["metadata/descriptive/manifest.json"])
    [name] = [one for one in packed.files if one.startswith(DATA)]
    record = json.loads(packed.files[name])
    schema = json.loads(packed.files["schemas/record.schema.json"])
    assert erased == manifest["records"] == 1
    assert (manifest["controller"], manifest["archive_reference"]) == ("Örebro kommun", "SE/1880/7")
    assert (manifest["prepared_by"], manifest["approved_by"]) == ("Petra", "Mona")
    assert packed.faults() == []
    assert packed.folder == file.stem
    assert {one["name"]: one["sha256"] for one in manifest["files"]} == {
        name.removeprefix(DATA): sha256(packed.files[name]).hexdigest()
    }
    assert record.keys() == schema["properties"].keys() == set(schema["required"])
    assert record["tables"]["incidents_incident"][0]["summary"] == SUMMARY
    assert record["tables"]["incidents_incident"][0]["recorded_by"] == "Mona"
    assert record["tables"]["incidents_involvement"][0]["suspicion"] == "reasonable"
    with access.acting_as(mona):
        assert not Incident.objects.filter(pk=incident).exists()
        sheet = queries.batch_sheet(mona, batch, now=LATER)
    assert sheet.archive_file == file.name
    assert sheet.archive_sha256 == sha256(file.read_bytes()).hexdigest()


def test_nobody_but_the_archive_reads_the_package_and_no_draft_is_left(
    mona: Actor, petra: Actor, tmp_path: Path
) -> None:
    old_incident(mona)
    place, batch = archive(tmp_path / "archive"), prepared(mona, petra)
    approve(mona, batch, place)
    erase(batch, tmp_path, place)

    [file] = (tmp_path / "archive").iterdir()

    assert files_holding(tmp_path, "torget") == []
    assert file.suffix == ".age"
    assert file.stat().st_mode & 0o077 == 0
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(file.read_bytes(), [pyrage.x25519.Identity.generate()])


def test_without_an_archive_nothing_is_approved_and_nothing_erased(
    mona: Actor, petra: Actor, tmp_path: Path
) -> None:
    incident, batch = old_incident(mona), prepared(mona, petra)

    with pytest.raises(CannotRemove) as refused:
        approve(mona, batch, None)
    approve(mona, batch, archive(tmp_path / "archive"))
    with pytest.raises(CannotHandOver):
        erase(batch, tmp_path, None)
    with pytest.raises(CannotHandOver):
        erase(batch, tmp_path, Archive(str(tmp_path), "ssh-rsa AAAA"))
    left = changes.finish_erasures(now=LATER, kept_in=tmp_path / "journal.jsonl")

    assert len(refused.value.reasons) == 1
    assert left == 0
    with queries.as_service(now=NOW):
        assert Incident.objects.filter(pk=incident).exists()
        assert Involvement.objects.filter(incident=incident).exists()
        with pytest.raises(DatabaseError, match="archive_has_it"), transaction.atomic():
            Erasure.objects.filter(pk=batch).update(done_at=LATER)


def test_what_a_hold_stands_on_is_neither_handed_over_nor_erased(
    mona: Actor, petra: Actor, tmp_path: Path
) -> None:
    held, _gone = old_incident(mona), old_incident(mona)
    place, batch = archive(tmp_path / "archive"), prepared(mona, petra)
    approve(mona, batch, place)
    plan = HoldPlan(
        ground="Mål B 1-26",
        owner_id=mona.staff_id,
        review_on=timezone.localdate(LATER) + timedelta(days=30),
    )
    with access.acting_as(mona):
        removal = Removal.objects.get(record_id=held).pk
        changes.place_hold(mona, removal, plan, now=LATER)

    erased = erase(batch, tmp_path, place)

    [file] = (tmp_path / "archive").iterdir()
    names = " ".join(opened(file).files)
    assert erased == 1
    assert str(held) not in names
    assert str(_gone) in names


def test_begun_anew_after_a_fault_it_is_handed_over_once(
    mona: Actor, petra: Actor, tmp_path: Path
) -> None:
    old_incident(mona)
    place, batch = archive(tmp_path / "archive"), prepared(mona, petra)
    approve(mona, batch, place)
    erase(batch, tmp_path, place)
    [file] = (tmp_path / "archive").iterdir()
    before = file.read_bytes()

    again = changes.finish_erasures(now=LATER, kept_in=tmp_path / "journal.jsonl", archive=place)

    assert again == 0
    assert file.read_bytes() == before
