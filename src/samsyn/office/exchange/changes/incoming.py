"""What a peer has told is taken in once, whoever brings it and how often."""

import hmac
import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from samsyn.office.exchange.models import Incoming
from samsyn.office.exchange.queries.outbox import written_receipt
from samsyn.office.exchange.sealing import Fault, Package, Refused
from samsyn.office.partners.models import Peer

NOT_TOLD = "same_record"  # of a body: how the sender finds its way, not what it tells


def note_incoming(peer: Peer, package: Package, *, now: datetime) -> tuple[str, bool]:
    """Return the receipt of a package, and whether it is new here. Call it in a transaction.

    Another request that brings the same waits here until this one is through. Raises `Refused`
    for a message that was taken in with other contents.
    """
    mark = _mark_of(package.kind, package.body)
    kept, is_new = _kept(peer, package, mark, now=now)
    if not hmac.compare_digest(kept.mark, mark):
        raise Refused(Fault.SENT_OTHERWISE)
    return written_receipt(kept), is_new


def _kept(peer: Peer, package: Package, mark: str, *, now: datetime) -> tuple[Incoming, bool]:
    held = Incoming.objects.filter(peer=peer, message_id=package.message_id)
    if (before := held.first()) is not None:
        return before, False
    try:
        with transaction.atomic():
            row = Incoming.objects.create(
                peer=peer, message_id=package.message_id, mark=mark, received_at=now
            )
    except IntegrityError:  # somebody else has brought it while we waited
        return held.get(), False
    return row, True


def _mark_of(kind: str, body: Mapping[str, Any]) -> str:
    """Return a keyed hash of what is told, so that nobody guesses it by hashing."""
    told = {name: value for name, value in body.items() if name != NOT_TOLD}
    text = json.dumps([kind, told], sort_keys=True, separators=(",", ":"))
    return hmac.new(settings.EXCHANGE_MARK_KEY, text.encode(), sha256).hexdigest()
