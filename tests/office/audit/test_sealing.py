"""Every event is sealed once, in one chain, whoever writes and seals at the same time."""

import json
import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event as Signal
from uuid import uuid4

import psycopg
import pytest
from psycopg import errors
from tests import databases
from tests.office.audit.sealed import KEY, NOW, append, exported, opened, seal, verified

from samsyn.office.audit.sealing import seal_events, sealing_state, skipped_events
from samsyn.office.audit.soundness import faults_in_audit
from samsyn.office.config.databases import Logins
from samsyn.sealing import hash_of, verify

WRITERS, DEEDS = 8, 40


def subjects(lines: list[bytes], beginning: str) -> list[str]:
    """What the exported events of a test are about, in their order."""
    found = [json.loads(line).get("subject", "") for line in lines]
    return [subject for subject in found if subject.startswith(beginning)]


def events_in(found: Logins) -> int:
    [(number,)] = databases.rows(
        databases.superuser(found), "SELECT count(*) FROM samsyn_log.audit_auditevent"
    )
    return int(number)


def test_what_was_recorded_is_sealed_once_and_holds(own_database: Logins) -> None:
    first, again = seal(own_database), seal(own_database)

    verdict = verified(own_database)

    assert first.events == events_in(own_database) > 100
    assert (again.events, again.seals) == (0, 0)
    assert (verdict.faults, verdict.events, verdict.waiting) == ([], first.events, 0)


def test_an_event_that_appears_after_later_ones_were_sealed_is_sealed_too(
    own_database: Logins,
) -> None:
    with opened(own_database) as slow, opened(own_database) as quick:
        with slow.transaction():
            append(slow, "late:first")  # has its identifier, and nobody sees it yet
            append(quick, "late:second")
            seal(own_database)
            append(quick, "late:third")
            seal(own_database)
            append(slow, "late:fourth")
        seal(own_database)

    assert subjects(exported(own_database), "late:") == [
        "late:second",
        "late:third",
        "late:first",
        "late:fourth",
    ]
    assert verified(own_database).faults == []
    assert skipped_events() == 0


def test_what_was_taken_back_leaves_no_gap(own_database: Logins) -> None:
    with opened(own_database) as writer:
        with writer.transaction(force_rollback=True):
            append(writer, "gone:")
        append(writer, "kept:")
    seal(own_database)

    assert subjects(exported(own_database), "gone:") == []
    assert verified(own_database).faults == []


def test_eight_writers_and_two_who_seal_leave_no_fork_and_skip_nothing(
    own_database: Logins,
) -> None:
    done = Signal()

    def write(writer_number: int) -> None:
        chance = random.Random(writer_number)  # noqa: S311  a delay
        with opened(own_database) as writer:
            for deed in range(DEEDS):
                with writer.transaction(force_rollback=deed % 10 == 9):
                    append(writer, f"at-once:{writer_number}:{deed}")
                    time.sleep(chance.random() / 100)  # others end in the meantime
                    append(writer, f"at-once:{writer_number}:{deed}:more")

    def keep_sealing() -> int:
        sealed = 0
        with opened(own_database) as owner:
            while not done.is_set():
                sealed += seal_events(owner, KEY, now=NOW).seals
        return sealed

    with ThreadPoolExecutor(WRITERS + 2) as pool:
        sealers = [pool.submit(keep_sealing) for _ in range(2)]
        writers = [pool.submit(write, number) for number in range(WRITERS)]
        for writer in writers:
            writer.result()
        done.set()
        seals = sum(sealer.result() for sealer in sealers)
    seals += seal(own_database).seals

    verdict = verified(own_database)
    found = subjects(exported(own_database), "at-once:")
    assert verdict.faults == []
    assert verdict.seals == seals > 5
    assert verdict.events == events_in(own_database)
    assert len(found) == len(set(found)) == WRITERS * DEEDS * 9 // 10 * 2
    assert skipped_events() == 0


def test_a_record_restored_to_another_server_goes_on_without_gap_or_repetition(
    own_database: Logins,
) -> None:
    # There, other transactions were counted: these here look younger than they are, and older.
    seal(own_database)
    with psycopg.connect(databases.superuser(own_database).dsn(), autocommit=True) as server:
        server.execute("ALTER TABLE samsyn_log.audit_numbering DISABLE TRIGGER ALL")
        server.execute(
            "UPDATE samsyn_log.audit_numbering SET server = 1, oldest_running = '99999999999'"
        )
    with opened(own_database) as writer:
        append(writer, "after:first")
        seal(own_database)
        append(writer, "after:second")
        seal(own_database)

    assert subjects(exported(own_database), "after:") == ["after:first", "after:second"]
    assert verified(own_database).events == events_in(own_database)


@pytest.fixture(scope="module")
def sealed(template: Logins, django_db_blocker: pytest.Item, worker_id: str) -> Iterator[Logins]:
    """One sealed database for all that must be refused."""
    with django_db_blocker.unblock(), databases.clone(template, f"sealed_{worker_id}") as found:
        seal(found)
        yield found


@pytest.mark.parametrize(
    "said", [{"number": 1}, {"first": 3}, {"previous": "0" * 64}, {"count": 9}, {"count": 0}]
)
def test_a_seal_that_does_not_follow_is_refused(sealed: Logins, said: dict[str, object]) -> None:
    with opened(sealed) as owner:
        append(owner, "one-more:")
        owner.execute("SELECT samsyn_log.number_events()")
        [(latest, last)] = owner.execute(
            "SELECT seals, sealed FROM samsyn_log.sealing_state()"
        ).fetchall()
        [(statement,)] = owner.execute(
            "SELECT statement FROM samsyn_log.seals_after(%s)", [latest - 1]
        ).fetchall()
        right = {
            "number": latest + 1,
            "first": last + 1,
            "last": last + 1,
            "count": 1,
            "previous": hash_of(statement),
            "at": "2026-11-28T12:00:00Z",
        }

        write = "SELECT samsyn_log.write_seal(%s, %s)"
        with pytest.raises(errors.CheckViolation):
            owner.execute(write, [json.dumps(right | said), b"s" * 64])
        with owner.transaction(force_rollback=True):
            owner.execute(write, [json.dumps(right), b"s" * 64])


def test_a_seal_that_the_owner_made_up_is_named(own_database: Logins) -> None:
    seal(own_database)
    with opened(own_database) as owner:
        append(owner, "one-more:")
        owner.execute("SELECT samsyn_log.number_events()")
        owner.execute(
            "SELECT samsyn_log.write_seal(jsonb_build_object('number', seals + 1, 'first',"
            " sealed + 1, 'last', sealed + 1, 'count', 1, 'at', now(), 'previous',"
            " encode(sha256(convert_to(statement, 'UTF8')), 'hex'))::text, %s)"
            " FROM samsyn_log.sealing_state(), samsyn_log.seals_after(0)",
            [b"s" * 64],
        )

    [fault] = verified(own_database).faults

    assert "after seal 1: a seal that cannot be read" in fault


@pytest.mark.parametrize(
    "deed",
    [
        "INSERT INTO samsyn_log.audit_seal VALUES (99, 1, 1, now(), '', '')",
        "INSERT INTO samsyn_log.audit_place VALUES (99999, 1, '')",
        "UPDATE samsyn_log.audit_seal SET statement = ''",
        "DELETE FROM samsyn_log.audit_seal",
        "TRUNCATE samsyn_log.audit_place",
        "SELECT * FROM samsyn_log.audit_seal",
        "DROP FUNCTION samsyn_log.write_seal(text, bytea)",
        "ALTER TABLE samsyn_log.audit_seal DISABLE TRIGGER append_only",
        "UPDATE samsyn_log.audit_auditevent SET purpose = ''",
    ],
)
def test_nobody_writes_seals_but_by_the_functions_of_the_record(sealed: Logins, deed: str) -> None:
    for login in (sealed.owner, sealed.application):
        with (
            psycopg.connect(login.dsn(), autocommit=True) as somebody,
            pytest.raises(errors.InsufficientPrivilege),
        ):
            somebody.execute(deed)


@pytest.mark.parametrize(
    "call",
    [
        "number_events()",
        "next_batch(9)",
        "write_seal('{}', '')",
        "note_copy(1)",
        "seals_after(0)",
        "events_of(1)",
        "look_from()",
        "erased_unsealed()",
    ],
)
def test_the_office_itself_can_call_nothing_that_seals_or_reads_past_the_wall(
    sealed: Logins, call: str
) -> None:
    with (
        psycopg.connect(sealed.application.dsn()) as office,
        pytest.raises(errors.InsufficientPrivilege),
    ):
        office.execute(f"SELECT samsyn_log.{call}")


def as_superuser(found: Logins, *commands: str) -> None:
    with psycopg.connect(databases.superuser(found).dsn(), autocommit=True) as server:
        server.execute("ALTER TABLE samsyn_log.audit_auditevent DISABLE TRIGGER ALL")
        for command in commands:
            server.execute(command)
        server.execute("ALTER TABLE samsyn_log.audit_auditevent ENABLE TRIGGER ALL")


def test_whoever_owns_the_server_and_changes_the_record_is_found_out(own_database: Logins) -> None:
    seal(own_database)
    first = " samsyn_log.audit_auditevent SET staff_id = {} WHERE id = 1"

    as_superuser(own_database, "UPDATE" + first.format(77))
    changed = verified(own_database).faults
    as_superuser(own_database, "UPDATE" + first.format("NULL"))
    whole = verified(own_database).faults
    as_superuser(own_database, "DELETE FROM samsyn_log.audit_auditevent WHERE id = 1")
    removed = verified(own_database).faults

    assert changed == ["Event 1 (seal 1) was changed after it was sealed."]
    assert whole == []
    assert removed == ["Event 1 (seal 1) is missing."]


def test_how_far_the_record_is_sealed_is_known(own_database: Logins) -> None:
    before = sealing_state()
    sealed = seal(own_database)
    with opened(own_database) as writer:
        append(writer, "waits:")
        after = sealing_state()
        writer.execute("SELECT samsyn_log.number_events()")  # cut off before the seal
        cut_off = sealing_state()

    assert (before.seals, before.sealed, before.sealed_at) == (0, 0, None)
    assert before.waiting == sealed.events
    assert (after.sealed, after.waiting, after.sealed_at) == (sealed.events, 1, NOW)
    assert after.waiting_since is not None
    assert cut_off.waiting == 1
    assert faults_in_audit() == []


def test_an_erased_text_is_gone_and_every_seal_still_holds(own_database: Logins) -> None:
    person, other = str(uuid4()), str(uuid4())
    with opened(own_database) as writer:
        append(writer, "kept:", record=other, purpose="Ring Nils")
        append(writer, "erased:", record=person, purpose="Nora bad om det")
        seal(own_database)
        append(writer, "erased-unsealed:", record=person, purpose="Nora igen")

        erased = writer.execute("SELECT samsyn_log.erase_texts(%s)", [[person]]).fetchone()
        unsealed = verified(own_database)
        seal(own_database)

    lines = exported(own_database)
    verdict = verify(lines, [KEY.public])
    assert erased == (2,)
    assert (unsealed.faults, unsealed.erased) == ([], 1)
    assert (verdict.faults, verdict.erased) == ([], 2)
    assert b"Nora" not in b"".join(lines)
    assert b"Ring Nils" in b"".join(lines)
    left = databases.rows(
        databases.superuser(own_database),
        "SELECT count(*) FROM samsyn_log.audit_auditevent e WHERE e::text LIKE '%%Nora%%'",
    )
    assert left == [(0,)]


def test_a_text_that_vanished_without_being_erased_is_not_taken_for_an_erased_one(
    own_database: Logins,
) -> None:
    with opened(own_database) as writer:
        append(writer, "vanishing:", purpose="Nora")
    seal(own_database)
    as_superuser(
        own_database,
        "UPDATE samsyn_log.audit_auditevent SET purpose_mark ="
        " sha256('\\x02'::bytea || salt || convert_to(purpose, 'UTF8')), purpose = '', salt = NULL"
        " WHERE subject = 'vanishing:'",
    )

    [fault] = verified(own_database).faults

    assert "nothing says that it was erased" in fault
