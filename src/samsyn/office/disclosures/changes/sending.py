"""What is told to a room at another installation, as the package carries it.

Every message is written from what is frozen here, so that it can be sealed anew and stay the same.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from samsyn.office.disclosures.changes.refusals import CannotDisclose
from samsyn.office.disclosures.models import Ask, Disclosure, Recall, RecallNotice
from samsyn.office.disclosures.queries.ledger import opened
from samsyn.office.exchange import changes as exchange
from samsyn.office.exchange.changes import Message
from samsyn.office.exchange.sealing import Fault, Refused
from samsyn.office.partners.models import Room

DISCLOSURE, RECALL, ANSWER, ASK = "disclosure", "recall", "answer", "ask"


def send(receiver: Room, messages: Sequence[Message], *, now: datetime) -> None:
    """Put messages into the outbox of the installation where the room lies.

    Raises `CannotDisclose` if nobody has confirmed that installation.
    """
    if receiver.peer_id is None:
        raise ValueError(receiver.key)
    try:
        exchange.put_in_outbox(receiver.peer_id, messages, now=now)
    except Refused as refusal:
        if refusal.fault is Fault.TOO_LARGE:
            raise CannotDisclose(
                _("It is too much for one package. Tell less of it at a time.")
            ) from refusal
        raise CannotDisclose(unconfirmed(receiver)) from refusal


def unconfirmed(room: Room) -> str:
    """Return why nothing is told to a room whose installation nobody has confirmed."""
    return _(
        "The keys of the installation where %(room)s lies are not confirmed. Ask the operator to"
        " compare the fingerprint."
    ) % {"room": room.short_name}


def disclosure_message(
    row: Disclosure, sender: Room, receiver: Room, same_record: Iterable[UUID]
) -> Message:
    """Return a disclosure as it is carried; `same_record` are others of the record to the room."""
    return Message(
        kind=DISCLOSURE,
        message_id=row.pk,
        disclosure_id=row.pk,
        body={
            "from_room": sender.key,
            "to_room": receiver.key_there,
            "number": row.number,
            "kind": row.kind,
            "purpose": row.purpose,
            "fields": list(row.fields),
            "contents": opened(row.contents, row.pk),
            "provision": row.ground.provision,
            "decided_at": row.decided_at.isoformat(),
            "is_oral": row.is_oral,
            "told_on": row.told_on.isoformat() if row.told_on else None,
            "holds_days": row.holds_days,
            "same_record": [str(one) for one in same_record],
        },
    )


def recall_message(one: Recall, row: Disclosure) -> Message:
    """Return a correction or withdrawal as it is carried."""
    return Message(
        kind=RECALL,
        message_id=one.pk,
        disclosure_id=row.pk,
        body={
            "from_room": row.room.key,
            "to_room": row.to_room.key_there,
            "disclosure": str(row.pk),
            "number": row.number,
            "kind": one.kind,
            "reason": one.reason,
            "contents": opened(one.contents, row.pk),
        },
    )


def answer_message(notice: RecallNotice, answering: Room) -> Message:
    """Return what the sender may know of what became of its recall."""
    receipt = notice.receipt
    return Message(
        kind=ANSWER,
        message_id=notice.pk,
        disclosure_id=receipt.disclosure_id if receipt else notice.pk,
        body={
            "from_room": answering.key,
            "to_room": notice.origin_room.key_there,
            "recall": str(notice.recall_id),
            "outcome": notice.outcome,
            "because": notice.because,
        },
    )


def ask_message(row: Ask, asking: Room, asked: Room) -> Message:
    """Return a request as it is carried. Nothing answers it but a disclosure."""
    return Message(
        kind=ASK,
        message_id=row.pk,
        disclosure_id=row.pk,
        body={
            "from_room": asking.key,
            "to_room": asked.key_there,
            "description": row.description,
            "purpose": row.purpose,
        },
    )
