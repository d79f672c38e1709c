"""What could not be delivered to another installation is sealed anew: by who sent it.

Each message is written from the row that it was written from before, so it stays the same message,
and is taken in once however often it comes.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.disclosures.changes.refusals import CannotDisclose
from samsyn.office.disclosures.changes.sending import (
    answer_message,
    ask_message,
    disclosure_message,
    recall_message,
    send,
)
from samsyn.office.disclosures.models import Ask, Disclosure, Recall, RecallNotice
from samsyn.office.exchange import queries as packages
from samsyn.office.exchange.changes import Message
from samsyn.office.partners.models import Room


@transaction.atomic
def send_again(actor: Actor, disclosure_id: UUID, *, now: datetime) -> None:
    """Seal anew what could not be delivered of a disclosure.

    Raises `NotVisible`, `NotPermitted`, and `CannotDisclose` where nothing failed.
    """
    rows = Disclosure.objects.select_for_update(of=("self",)).select_related(
        "room", "to_room", "ground"
    )
    row = access.get_visible(actor, rows, pk=disclosure_id)
    permit = access.require(actor, Deed.DISCLOSE, about=row)
    _send_failed(row.to_room, _messages(actor, row), now=now)
    audit.record(permit, subject="disclosures_disclosure", record_ids=[row.pk])


@transaction.atomic
def send_answer_again(actor: Actor, notice_id: UUID, *, now: datetime) -> None:
    """Seal anew the answer to a correction or withdrawal. Raises as `send_again`."""
    rows = RecallNotice.objects.select_for_update(of=("self",)).select_related(
        "room", "origin_room", "receipt"
    )
    row = access.get_visible(actor, rows, pk=notice_id)
    permit = access.require(actor, Deed.DISCLOSE, about=row)
    _send_failed(row.origin_room, [answer_message(row, row.room)], now=now)
    audit.record(permit, subject="disclosures_recallnotice", record_ids=[row.pk])


@transaction.atomic
def ask_again(actor: Actor, ask_id: UUID, *, now: datetime) -> None:
    """Seal anew a request that could not be delivered. Raises as `send_again`."""
    rows = Ask.objects.select_for_update(of=("self",)).select_related("room", "to_room")
    row = access.get_visible(actor, rows, pk=ask_id)
    permit = access.require(actor, Deed.DISCLOSE, about=row)
    _send_failed(row.to_room, [ask_message(row, row.room, row.to_room)], now=now)
    audit.record(permit, subject="disclosures_ask", record_ids=[row.pk])


def _send_failed(receiver: Room, messages: Iterable[Message], *, now: datetime) -> None:
    written = list(messages)
    latest = packages.latest_packages(one.message_id for one in written)
    failed = [one for one in written if (at := latest.get(one.message_id)) and at.has_failed]
    if not failed:
        raise CannotDisclose(_("Nothing of it has failed. Look at the page again."))
    send(receiver, failed, now=now)


def _messages(actor: Actor, row: Disclosure) -> Iterator[Message]:
    same = access.visible_to(actor, Disclosure.objects).filter(
        **{row.kind: row.record_id}, to_room=row.to_room_id
    )
    others = same.exclude(pk=row.pk).order_by("pk").values_list("pk", flat=True)
    yield disclosure_message(row, row.room, row.to_room, others)
    recalls = access.visible_to(actor, Recall.objects).filter(disclosure=row)
    for one in recalls.order_by("recorded_at", "pk"):
        yield recall_message(one, row)
