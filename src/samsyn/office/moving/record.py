"""Takes the audit record of a site into an empty installation, seal by seal, and proves it there.

It keeps its numbers, so that its seals hold. What the empty installation has noted of itself,
which no seal has yet, comes after. Of events that stayed elsewhere, the places hold the hashes.
"""

import json
from base64 import b64decode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from psycopg import Connection

from samsyn.sealing import HASH_SIZE, seal_from

_SEALED = "SELECT count(*) FROM samsyn_log.audit_seal"
_ASIDE = "UPDATE samsyn_log.audit_auditevent SET id = -id"
_BACK = "UPDATE samsyn_log.audit_auditevent SET id = %s - id WHERE id < 0"
_NEXT = """
SELECT setval(pg_get_serial_sequence('samsyn_log.audit_auditevent', 'id'), max(id))
FROM samsyn_log.audit_auditevent
"""
_SEAL = """
INSERT INTO samsyn_log.audit_seal (number, first, last, at, statement, signature)
VALUES (%s, %s, %s, %s, %s, %s)
"""
_PLACES = """
INSERT INTO samsyn_log.audit_place (number, event_id, leaf)
SELECT number, event_id, decode(leaf, 'hex')
FROM json_to_recordset(%s::json) AS one (number bigint, event_id bigint, leaf text)
"""
_EVENTS = """
INSERT INTO samsyn_log.audit_auditevent (id, at, staff_id, login, request_id, purpose, action,
  subject, record_ids, room_ids, fields, records, salt, purpose_mark)
SELECT id, at, staff, login, request, coalesce(text, ''), action, subject, records, rooms, fields,
  count, decode(salt, 'hex'), CASE WHEN text IS NULL THEN decode(purpose, 'hex') END
FROM json_to_recordset(%s::json) AS one (id bigint, at timestamptz, staff integer, login text,
  request uuid, text text, salt text, purpose text, action text, subject text, records text[],
  rooms integer[], fields text[], count integer)
"""
_CHANGED = """
SELECT count(*) FROM samsyn_log.audit_place p
JOIN samsyn_log.audit_auditevent e ON e.id = p.event_id
WHERE p.leaf <> sha256('\\x00'::bytea || convert_to(samsyn_log.line_of(p.number, e), 'UTF8'))
"""


class RecordBegun(RuntimeError):
    """The installation has an audit record of its own already."""


class NotAsSealed(RuntimeError):
    """What was taken in is not what was sealed."""


@dataclass(slots=True)
class _Block:
    """A seal with the events that follow it in the file."""

    seal: Mapping[str, Any]
    signature: bytes
    leaves: bytes
    events: dict[int, dict[str, Any]] = field(default_factory=dict)  # by their numbers

    def places(self) -> list[dict[str, Any]]:
        """Return a place for each event; one that is elsewhere has no identifier here."""
        first = self.seal["first"]
        hashes = [self.leaves[at : at + HASH_SIZE] for at in range(0, len(self.leaves), HASH_SIZE)]
        return [
            {
                "number": number,
                "event_id": self.events[number]["id"] if number in self.events else -number,
                "leaf": leaf.hex(),
            }
            for number, leaf in enumerate(hashes, start=first)
        ]


def take_record(connection: Connection, lines: Iterable[bytes]) -> None:
    """Write the record, whose lines have been verified, in the caller's transaction.

    The login owns the record, and its triggers are off. Raises `RecordBegun`, `NotAsSealed`.
    """
    sealed = connection.execute(_SEALED).fetchone()
    if sealed and sealed[0]:
        raise RecordBegun(
            "This installation has sealed an audit record of its own. A site comes with its record,"
            " and takes a new installation: name a new data folder in SAMSYN_DATA_FOLDER."
        )
    connection.execute(_ASIDE)
    latest, block = 0, None
    for line in lines:
        given = json.loads(line)
        if "seal" in given:
            _write(connection, block)
            block = _begun(given)
        elif block and "action" in given:
            block.events[given["event"]] = given
            latest = max(latest, given["id"])
        elif block and "text" in given:
            said = given["text"]
            block.events[said["event"]] |= {"text": said["purpose"], "salt": said["salt"]}
    _write(connection, block)
    connection.execute(_BACK, [latest])
    connection.execute(_NEXT)
    changed = connection.execute(_CHANGED).fetchone()
    if changed is None or changed[0]:
        raise NotAsSealed("The audit record is not what was sealed once it has been taken in.")


def _begun(given: Mapping[str, Any]) -> _Block:
    return _Block(given["seal"], b64decode(given["signature"]), b64decode(given["leaves"]))


def _write(connection: Connection, block: _Block | None) -> None:
    if block is None:
        return
    seal = seal_from(block.seal)
    connection.execute(
        _SEAL,
        [seal.number, seal.first, seal.last, seal.at, seal.statement(), block.signature],
    )
    connection.execute(_PLACES, [json.dumps(block.places())])
    connection.execute(_EVENTS, [json.dumps(list(block.events.values()))])
