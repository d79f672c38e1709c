"""Keys for what waits on a phone: handed out while signed in, forgotten at sign-out.

Not a record on a person: nothing of a talk is kept here, only how a device's store is locked.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction

from samsyn.office.notifications import sealing
from samsyn.office.notifications.models import DeviceKey

DEVICE_COOKIE: Final = "device"
KEPT_FOR: Final = timedelta(days=14)  # an unsent form asks to be sent after three days


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOut:
    """A key, a name for it that tells nothing, and the secret to know the device by."""

    key: bytes
    name: str
    token: str


@transaction.atomic
def hand_out_key(staff_id: int, token: str, *, now: datetime) -> HandedOut:
    """Return the key of the device that the token names, or of a new one."""
    DeviceKey.objects.filter(used_at__lt=now - KEPT_FOR).delete()
    found = DeviceKey.objects.filter(
        token_hash=sealing.token_hash(token), staff_id=staff_id
    ).first()
    if found is None:
        forget_device(token)
        token = sealing.new_token()
        found = DeviceKey(
            staff_id=staff_id, token_hash=sealing.token_hash(token), salt=sealing.new_salt()
        )
    found.used_at = now
    found.save()
    key = sealing.device_key(salt=bytes(found.salt), staff_id=staff_id, key=settings.DEVICE_KEY)
    return HandedOut(key=key, name=sealing.token_hash(token).hex()[:16], token=token)


def forget_device(token: str) -> None:
    """Make what the device keeps unreadable for ever."""
    DeviceKey.objects.filter(token_hash=sealing.token_hash(token)).delete()
