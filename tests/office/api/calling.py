"""Another system, as a test sends its requests: a token, and nothing of a browser."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from tests.conftest import actor_named

from samsyn.office import access
from samsyn.office.api import changes
from samsyn.office.api.changes import TokenPlan
from samsyn.office.api.rules import LASTS, OF_MEASURES, Scope
from samsyn.office.partners.models import Room
from samsyn.vocabulary.rooms import RoomKind

ROOT = "/api/v1/"


@dataclass(frozen=True, slots=True)
class System:
    """Asks with one token."""

    token: str

    def get(self, address: str, **headers: str) -> HttpResponse:
        return Client().get(ROOT + address, headers={**self._head, **headers})

    def post(self, address: str, sent: Any, *, key: str = "delivery-1") -> HttpResponse:
        return Client(enforce_csrf_checks=True).post(
            ROOT + address,
            json.dumps(sent),
            content_type="application/json",
            headers={**self._head, "Idempotency-Key": key},
        )

    def put(self, address: str, sent: Any) -> HttpResponse:
        return Client(enforce_csrf_checks=True).put(
            ROOT + address, json.dumps(sent), content_type="application/json", headers=self._head
        )

    @property
    def _head(self) -> Mapping[str, str]:
        return {"Authorization": f"Bearer {self.token}", "Accept-Language": "en"}


def everything_in(room: str) -> tuple[Scope, ...]:
    """Return all that a token of a room can be for."""
    is_joint = Room.objects.get(key=room).kind == RoomKind.JOINT.value
    return tuple(one for one in Scope if not (is_joint and one in OF_MEASURES))


def system(
    keeper: str,
    room: str,
    scopes: Iterable[Scope] | None = None,
    *,
    lasts: timedelta = LASTS,
    now: datetime | None = None,
) -> System:
    """Let one of the cast make a token of a room, for all that it can be, unless it is said."""
    actor = actor_named(keeper)
    plan = TokenPlan(
        room_id=Room.objects.get(key=room).pk,
        name="Nightly fetch",
        acts_for="Case system",
        scopes=everything_in(room) if scopes is None else tuple(scopes),
        lasts=lasts,
    )
    with access.acting_as(actor):
        return System(changes.make_token(actor, plan, now=now or timezone.now()))
