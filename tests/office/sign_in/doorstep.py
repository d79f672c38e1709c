"""What tests of the front door share: a password, and the audit record read past the wall."""

from dataclasses import dataclass, replace
from typing import Any

from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings as django_settings
from django.db import connection
from django.utils import timezone
from tests import databases

from samsyn.office import access
from samsyn.office.accounts.models import Staff
from samsyn.office.config.databases import cluster_folder
from samsyn.postgres import Cluster

_EVENTS = """
SELECT staff_id, action, subject, record_ids, room_ids, fields
FROM samsyn_log.audit_auditevent WHERE action = %s ORDER BY id
"""
PASSWORD = "tunnbröd-åska-kvist-lykta"


@dataclass(frozen=True, slots=True)
class Noted:
    staff_id: int | None
    action: str
    subject: str
    record_ids: list[str]
    room_ids: list[int]
    fields: list[str]


def give_password(name: str) -> Staff:
    staff = Staff.objects.get(email=f"{name}@exempel.example")
    staff.set_password(PASSWORD)
    staff.save(update_fields=["password"])
    return staff


def code_now(secret: str) -> str:
    """Return what the authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))


def as_production(settings: Any) -> None:
    """The same installation in real use, for the length of a test."""
    settings.ENVIRONMENT = replace(django_settings.ENVIRONMENT, mode="production")


def noted(action: str) -> list[Noted]:
    """Events of one kind about the police's room in Örebro, as its coordinator reads them."""
    reader = access.actor_for(
        Staff.objects.get(email="petra@exempel.example").pk, now=timezone.now()
    )
    with access.acting_as(reader), connection.cursor() as cursor:
        cursor.execute(_EVENTS, [action])
        return [Noted(*row) for row in cursor.fetchall()]


def noted_past_the_wall(database: str, action: str) -> list[Noted]:
    """Events of one kind as the server's own administrator reads them."""
    admin = Cluster(cluster_folder(django_settings.ENVIRONMENT)).login().to(database)
    return [Noted(*row) for row in databases.rows(admin, _EVENTS, action)]
