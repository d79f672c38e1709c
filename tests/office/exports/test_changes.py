"""From asking to the file: who may what, what is on the file, and what the log says of it."""

import hashlib
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone
from tests.architecture.stage import NAME, SEALED, WORDS, Stage
from tests.conftest import actor_named
from tests.office.exports.asking import (
    PURPOSE,
    approved,
    ask,
    decide,
    fetch,
    noted,
    plan,
    rows_of,
)

from samsyn.interchange.listings import FileFormat
from samsyn.office import access
from samsyn.office.access import Deed, NotPermitted, NotVisible
from samsyn.office.access.deeds import GRANTS
from samsyn.office.exports import changes, queries
from samsyn.office.exports.changes import CannotExport, Ended
from samsyn.office.exports.models import Download, Export
from samsyn.office.exports.rules import WAITS, ExportKind, ExportState
from samsyn.office.people.models import Person
from samsyn.vocabulary.rooms import Role

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_a_list_is_asked_for_approved_by_somebody_else_and_fetched(staged: Stage) -> None:
    aino, petra = actor_named("aino"), actor_named("petra")
    police = staged.rooms["orebro-police"]

    export = approved(aino, petra)
    content = fetch(aino, export)

    text = content.decode()
    with access.acting_as(aino):
        sheet = queries.export_sheet(aino, export, now=timezone.now())
    [download] = sheet.downloads
    assert access.code_for("P", police.person) in text
    assert WORDS["orebro-police"] not in text  # codes, no names
    for told in (sheet.line.number, download.mark, "Aino", "Petra", PURPOSE, "Erase the file by"):
        assert told in text.splitlines()[0]
    header, *rows = rows_of(content)
    assert header[-1] == "Export number"
    assert {row[-1] for row in rows} == {f"{sheet.line.number} {download.mark}"}
    assert (sheet.decided_by, sheet.line.state) == ("Petra", ExportState.READY)


def test_the_log_knows_the_file_by_its_hash_and_everybody_on_it(staged: Stage) -> None:
    aino, petra = actor_named("aino"), actor_named("petra")
    export = approved(aino, petra)

    content = fetch(aino, export)

    digest = hashlib.sha256(content).hexdigest()
    people, lists = sorted(noted(petra, export), key=lambda one: one.subject, reverse=True)
    with access.acting_as(aino):
        download = Download.objects.get(export=export)
    assert download.digest == digest
    assert lists.subject == "exports_export"
    for one in (people, lists):
        assert one.staff_id == aino.staff_id
        assert one.fields == [f"sha256:{digest}", "format:csv", f"mark:{download.mark}"]
    codes = {access.code_for("P", UUID(one)) for one in people.record_ids}
    assert codes == {row[0] for row in rows_of(content)[1:]}
    assert str(staged.rooms["orebro-police"].person) in people.record_ids


def test_two_copies_bear_marks_of_their_own(staged: Stage) -> None:
    aino, petra = actor_named("aino"), actor_named("petra")
    export = approved(aino, petra)

    first, second = fetch(aino, export), fetch(aino, export)

    assert first != second
    with access.acting_as(petra):
        assert len({one.mark for one in Download.objects.filter(export=export)}) == 2
    assert staged.rooms


def test_whoever_asks_never_decides_and_a_decision_stands(staged: Stage) -> None:
    petra, frida = actor_named("petra"), actor_named("frida")
    export = ask(petra, room="orebro-joint")

    with pytest.raises(CannotExport, match="yourself"):
        decide(petra, export)
    decide(frida, export)
    with pytest.raises(CannotExport, match="no longer waits"):
        decide(actor_named("mona"), export, because="Too late")
    assert staged.rooms


def test_a_refusal_says_why_and_nothing_can_be_fetched(staged: Stage) -> None:
    aino, petra = actor_named("aino"), actor_named("petra")
    export = ask(aino)

    no = changes.DecisionPlan(export_id=export, is_approved=False)
    with pytest.raises(CannotExport, match="Write why"), access.acting_as(petra):
        changes.decide(petra, no, now=timezone.now())
    decide(petra, export, because="Ask for the groups instead")

    with pytest.raises(CannotExport, match="refused"):
        fetch(aino, export)
    with access.acting_as(aino):
        row = Export.objects.get(pk=export)
    assert (row.because, row.record_ids) == ("Ask for the groups instead", [])
    assert staged.rooms


@pytest.mark.parametrize("name", ["frida", "mona", "sami", "stig", "carin", "otto", "vera"])
def test_for_other_agencies_the_export_does_not_exist(staged: Stage, name: str) -> None:
    export = approved(actor_named("aino"), actor_named("petra"))
    other = actor_named(name)

    with access.acting_as(other):
        assert not Export.objects.filter(room__key="orebro-police").exists()
        assert not Download.objects.filter(room__key="orebro-police").exists()
        with pytest.raises(NotVisible):
            queries.export_sheet(other, export, now=timezone.now())
    with pytest.raises(NotVisible):
        decide(other, export)
    with pytest.raises(NotVisible):
        fetch(other, export)
    with pytest.raises(NotPermitted):
        ask(other)
    assert staged.rooms


def test_only_who_asked_fetches_and_only_who_may_approves(staged: Stage) -> None:
    petra, dag, aino = actor_named("petra"), actor_named("dag"), actor_named("aino")
    export = ask(petra)

    with pytest.raises(NotVisible):  # an analyst sees no export but her own
        decide(aino, export)
    decide(dag, export)  # who reads no record there

    with pytest.raises(NotPermitted):
        fetch(dag, export)
    assert fetch(petra, export)
    theirs = approved(aino, petra)
    with pytest.raises(CannotExport, match="Only whoever asked"):
        fetch(petra, theirs)
    assert staged.rooms


def test_days_run_out_by_themselves(staged: Stage) -> None:
    aino, petra, now = actor_named("aino"), actor_named("petra"), timezone.now()
    export = ask(aino, days=2, now=now - timedelta(days=3))
    decide(petra, export, now=now - timedelta(days=1))
    late = ask(aino, now=now - WAITS)

    assert fetch(aino, export, now=now)
    with pytest.raises(Ended):
        fetch(aino, export, now=now + timedelta(days=1))
    with pytest.raises(CannotExport, match="no longer waits"):
        decide(petra, late, now=now)
    assert staged.rooms


def test_what_is_withdrawn_by_either_is_over(staged: Stage) -> None:
    aino, petra = actor_named("aino"), actor_named("petra")
    for who in (aino, petra):
        export = approved(aino, petra)
        with access.acting_as(who):
            changes.withdraw(who, export, now=timezone.now())
        with pytest.raises(Ended):
            fetch(aino, export)
        with pytest.raises(CannotExport), access.acting_as(who):
            changes.withdraw(who, export, now=timezone.now())
    assert staged.rooms


def test_nobody_who_was_not_approved_gets_on_the_file(staged: Stage) -> None:
    aino, petra = actor_named("aino"), actor_named("petra")
    police = staged.rooms["orebro-police"]
    export = approved(aino, petra)
    before = rows_of(fetch(aino, export))
    with access.acting_as(petra):
        row = Export.objects.get(pk=export)
        row.record_ids = [one for one in row.record_ids if one != police.person]
        row.save(update_fields=["record_ids"])  # as if the person had not been there then

    after = rows_of(fetch(aino, export))

    assert len(after) == len(before) - 1
    assert access.code_for("P", police.person) not in {row[0] for row in after}


def test_who_is_restricted_or_protected_stays_out_and_is_counted(staged: Stage) -> None:
    aino, petra = actor_named("aino"), actor_named("petra")
    police = staged.rooms["orebro-police"]
    asked = approved(petra, actor_named("dag"))  # Petra reads the sealed person, the room does not
    hidden = approved(aino, petra)
    with access.acting_as(petra):
        rows = Person.objects.filter(pk=police.person)
        rows.update(protected_identity="protected_registration")

    content, later = fetch(petra, asked).decode(), fetch(aino, hidden).decode()
    export = ask(aino)

    assert access.code_for("P", staged.sealed_person) not in content
    assert SEALED not in content
    for text in (content, later):
        assert access.code_for("P", police.person) not in text
    with access.acting_as(aino):
        assert Export.objects.get(pk=export).left_out == 1
        assert police.person not in Export.objects.get(pk=export).record_ids
        shown = queries.export_sheet(aino, hidden, now=timezone.now())
    assert shown.downloads[0].gone == 1


def test_names_stand_on_a_file_only_for_who_may_see_them_when_it_is_fetched(
    staged: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    aino, petra = actor_named("aino"), actor_named("petra")
    export = approved(aino, petra, with_names=True)
    assert NAME in fetch(aino, export).decode()

    less = {**GRANTS, Role.ANALYST: GRANTS[Role.ANALYST] - {Deed.REVEAL_NAMES}}
    monkeypatch.setattr("samsyn.office.access.actors.GRANTS", less)

    assert NAME not in fetch(actor_named("aino"), export).decode()
    with pytest.raises(CannotExport, match="shows no names"):
        ask(actor_named("aino"), with_names=True)
    assert staged.rooms


def test_every_reason_against_an_export_is_said_at_once(staged: Stage) -> None:
    petra, now = actor_named("petra"), timezone.now()
    today = timezone.localdate(now)
    wrong = plan(
        kind=ExportKind.PROMISES,
        file_format=FileFormat.GRAPHML,
        purpose=" ",
        days=31,
        first=today + timedelta(days=2),
        last=today,
        with_names=True,
    )

    with pytest.raises(CannotExport) as refused, access.acting_as(petra):
        changes.ask(petra, wrong, now=now)

    assert len(refused.value.reasons) == 7
    with pytest.raises(CannotExport, match="has no period"), access.acting_as(petra):
        changes.ask(petra, plan(last=today), now=now)
    with pytest.raises(CannotExport, match="nothing on this list"):
        ask(petra, kind=ExportKind.INCIDENTS, last=today - timedelta(days=40_000))
    assert staged.rooms


def test_where_nobody_else_may_approve_nothing_is_asked_for(staged: Stage) -> None:
    frida = actor_named("frida")  # alone in the room of probation

    with pytest.raises(CannotExport, match="Nobody else"):
        ask(frida, room="orebro-probation")
    with pytest.raises(CannotExport, match="nothing on this list"):  # it would need nobody
        ask(frida, room="orebro-probation", kind=ExportKind.CALENDAR)
    assert staged.rooms


def test_the_calendar_needs_nobody_and_names_nobody(staged: Stage) -> None:
    petra = actor_named("petra")
    given = {"kind": ExportKind.CALENDAR, "file_format": FileFormat.ICALENDAR}
    export = ask(petra, room="orebro-joint", **given)

    content = fetch(petra, export).decode()

    assert content.startswith("BEGIN:VCALENDAR")
    assert [word for word in (NAME, *WORDS.values()) if word in content] == []
    assert staged.rooms


def test_who_decides_sees_what_waits_on_their_first_page_until_it_is_decided(
    staged: Stage,
) -> None:
    aino, petra = actor_named("aino"), actor_named("petra")
    export = ask(aino)
    late = ask(aino, now=timezone.now() - WAITS)  # nobody decided in time

    def waiting(actor: access.Actor) -> list[object]:
        with access.acting_as(actor):
            found = access.duties(actor)
        return [one.id for one in found if one.kind is access.DutyKind.EXPORT]

    before = waiting(petra)
    decide(petra, export)

    assert export in before
    assert late not in before
    assert export not in waiting(petra)
    assert waiting(aino) == []
    assert staged.rooms
