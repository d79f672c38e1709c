"""Whose a token is and what it opens now; and the page on which a room's tokens stand."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotPermitted
from samsyn.office.api.models import Token
from samsyn.office.api.rules import Scope
from samsyn.vocabulary.rooms import RoomKind


class TokenState(StrEnum):
    """Whether a token opens anything."""

    LIVE = "live"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Another system, for one request: who acts, and what its token is for."""

    token_id: UUID
    actor: Actor
    scopes: frozenset[Scope]


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenLine:
    """A token as its room's page shows it. The secret is not there to be shown."""

    id: UUID
    name: str
    acts_for: str
    room_name: str
    scopes: tuple[Scope, ...]
    state: TokenState
    made_at: datetime
    made_by: str
    expires_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None
    revoked_by: str

    @property
    def ended_at(self) -> datetime:
        """When it ends, or ended before its time."""
        return min(self.expires_at, self.revoked_at or self.expires_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class TokensPage:
    """The tokens of the rooms in which the reader may make them, and those rooms."""

    live: tuple[TokenLine, ...]
    over: tuple[TokenLine, ...]
    rooms: tuple[tuple[int, str], ...]


def hash_of(secret: str) -> bytes:
    """Return what is kept of a token's secret, which is long and random: a plain hash is enough."""
    return hashlib.sha256(secret.encode()).digest()


def caller_of(secret: str, *, now: datetime) -> Caller | None:
    """Return who calls with a secret; None for one that is unknown, expired or revoked."""
    token = Token.objects.filter(
        secret_hash=hash_of(secret), expires_at__gt=now, revoked_at__isnull=True
    ).first()
    if token is None:
        return None
    actor = access.actor_for(token.account_id, now=now, purpose=token.acts_for)
    return Caller(token_id=token.pk, actor=actor, scopes=frozenset(map(Scope, token.scopes)))


def tokens_page(actor: Actor, *, now: datetime) -> TokensPage:
    """Return the tokens of the reader's rooms, the newest made, or the latest ended, first.

    Raises `NotPermitted`.
    """
    rooms = rooms_with_tokens(actor)
    rows = Token.objects.filter(room__in=[room_id for room_id, _word in rooms])
    lines = list(_lines(rows.order_by("-made_at", "pk"), now))
    return TokensPage(
        live=tuple(one for one in lines if one.state is TokenState.LIVE),
        over=tuple(
            sorted(
                (one for one in lines if one.state is not TokenState.LIVE),
                key=lambda one: one.ended_at,
                reverse=True,
            )
        ),
        rooms=tuple(rooms),
    )


def rooms_with_tokens(actor: Actor) -> Sequence[tuple[int, str]]:
    """Return the rooms in which the actor may make tokens. Raises `NotPermitted` for none."""
    granted = actor.rooms_granting(Deed.KEEP_TOKENS)
    rooms = {
        held.room_id: held.room_name
        for held in actor.roles
        if held.room_id in granted and held.room_kind is not RoomKind.NATIONAL
    }
    if not rooms:
        raise NotPermitted(_("Tokens are made by the coordinator of the agency's room."))
    return list(rooms.items())


def _lines(rows: QuerySet[Token], now: datetime) -> Iterator[TokenLine]:
    for row in rows.select_related("room", "made_by", "revoked_by"):
        yield TokenLine(
            id=row.pk,
            name=row.name,
            acts_for=row.acts_for,
            room_name=row.room.short_name,
            scopes=tuple(map(Scope, row.scopes)),
            state=_state(row, now),
            made_at=row.made_at,
            made_by=row.made_by.name,
            expires_at=row.expires_at,
            last_used_at=row.last_used_at,
            revoked_at=row.revoked_at,
            revoked_by=row.revoked_by.name if row.revoked_by else "",
        )


def _state(row: Token, now: datetime) -> TokenState:
    if row.revoked_at:
        return TokenState.REVOKED
    return TokenState.LIVE if row.expires_at > now else TokenState.EXPIRED
