"""What is not taken in is counted by day, sender and reason, and stands in the log once a day.

Whoever knows the address can bring anything, so neither grows with how often they do.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import F
from django.utils import timezone

from samsyn.office.audit import changes as audit
from samsyn.office.exchange.models import RefusedPackage
from samsyn.office.exchange.sealing import Fault, Refused
from samsyn.office.partners.models import Room

KEPT: Final = timedelta(days=90)
UNTOLD: Final = frozenset({Fault.NOT_YET, Fault.BUSY})  # it comes again by itself, as it should


def note_refusal(refusal: Refused, *, now: datetime) -> None:
    """Count that something was not taken in, and say so in the log of the rooms concerned."""
    if refusal.fault in UNTOLD:
        return
    day = timezone.localdate(now)
    row, is_first = RefusedPackage.objects.get_or_create(
        day=day, sender=refusal.sender, fault=refusal.fault.value, defaults={"last_at": now}
    )
    if not is_first:
        RefusedPackage.objects.filter(pk=row.pk).update(times=F("times") + 1, last_at=now)
        return
    RefusedPackage.objects.filter(day__lt=day - KEPT).delete()
    audit.record_refused_package(
        refusal.fault.value, sender=refusal.sender, room_ids=_concerned(refusal.sender)
    )


def _concerned(sender: str) -> list[int]:
    """Return the rooms of the sites that work with the sender; with anybody, if it is unknown."""
    theirs = Room.objects.filter(works_with__isnull=False)
    if sender:
        theirs = theirs.filter(peer__key=sender)
    ours = Room.objects.filter(site__in=theirs.values("works_with"), peer__isnull=True)
    return list(ours.order_by("pk").values_list("pk", flat=True))
