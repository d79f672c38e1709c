"""Making a token, and taking it back; each with the account that it acts as."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotPermitted, NotVisible, Refusal, RoomItself
from samsyn.office.api.models import Token
from samsyn.office.api.queries.tokens import hash_of
from samsyn.office.api.rules import LASTS, LONGEST, OF_MEASURES, Scope
from samsyn.office.audit import changes as audit
from samsyn.office.partners.models import Room
from samsyn.vocabulary.rooms import RoomKind

SUBJECT = "api_token"
PREFIX = "samsyn_"  # so that whoever finds one knows what it is
_SECRET_BYTES = 32  # 256 bits: never guessed
_NOTED_AT_MOST = timedelta(minutes=1)  # how exactly the last use is known


class CannotMake(Refusal):
    """The token cannot be made as planned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenPlan:
    """A token as it is to be: of one room, for named things, for a time."""

    room_id: int
    name: str
    acts_for: str
    scopes: tuple[Scope, ...]
    lasts: timedelta = LASTS


@transaction.atomic
def make_token(actor: Actor, plan: TokenPlan, *, now: datetime) -> str:
    """Make a token and return its secret, which is told once.

    Raises `NotPermitted`, and `CannotMake` with every reason.
    """
    permit = access.require(actor, Deed.KEEP_TOKENS, about=RoomItself(plan.room_id))
    is_joint = Room.objects.filter(pk=plan.room_id, kind=RoomKind.JOINT.value).exists()
    if reasons := list(_objections(plan, is_joint=is_joint)):
        raise CannotMake(*reasons)
    secret = PREFIX + secrets.token_urlsafe(_SECRET_BYTES)
    token_id = uuid4()
    Token.objects.create(
        id=token_id,
        account_id=_let_in(token_id, plan, until=now + plan.lasts),
        room_id=plan.room_id,
        name=plan.name,
        acts_for=plan.acts_for,
        scopes=[one.value for one in plan.scopes],
        secret_hash=hash_of(secret),
        made_at=now,
        made_by_id=actor.staff_id,
        expires_at=now + plan.lasts,
    )
    audit.record(permit, subject=SUBJECT, record_ids=[token_id])
    return secret


@transaction.atomic
def revoke_token(actor: Actor, token_id: UUID, *, now: datetime) -> None:
    """Take a token back, now. Once more does nothing. Raises `NotVisible`."""
    rooms = actor.rooms_granting(Deed.KEEP_TOKENS)
    rows = Token.objects.select_for_update().filter(room_id__in=rooms)
    token = rows.filter(pk=token_id).first()
    if token is None:
        raise NotVisible(_("The page does not exist."))
    if token.revoked_at:
        return
    permit = access.require(actor, Deed.KEEP_TOKENS, about=token)
    _turn_out(token.account_id)
    token.revoked_at, token.revoked_by_id = now, actor.staff_id
    token.save(update_fields=["revoked_at", "revoked_by"])
    audit.record(permit, subject=SUBJECT, record_ids=[token.pk])


def note_used(token_id: UUID, *, now: datetime) -> None:
    """Remember that a token was used, to the minute."""
    rows = Token.objects.filter(pk=token_id)
    rows.exclude(last_used_at__gt=now - _NOTED_AT_MOST).update(last_used_at=now)


def _objections(plan: TokenPlan, *, is_joint: bool) -> Iterator[str]:
    if not plan.name or not plan.acts_for:
        yield _("Say what the token is called and which system holds it.")
    if not plan.scopes:
        yield _("Choose at least one thing that the token is for.")
    if is_joint and OF_MEASURES & set(plan.scopes):
        yield _("Measures are told of in an agency's own room. Make another token for them.")
    if not timedelta() < plan.lasts <= LONGEST:
        yield _("A token lasts a year at most. Choose a shorter time.")


def _let_in(token_id: UUID, plan: TokenPlan, *, until: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT samsyn_let_system_in(%s, %s, %s, %s, %s, %s, %s)",
            [
                plan.room_id,
                token_id,
                plan.name,
                plan.acts_for,
                Scope.WRITE_INCIDENTS in plan.scopes,
                Scope.WRITE_MEASURES in plan.scopes,
                until,
            ],
        )
        return int(cursor.fetchone()[0])


def _turn_out(account_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn_turn_system_out(%s)", [account_id])
        if not cursor.fetchone()[0]:
            raise NotPermitted(_("Tokens are revoked by the coordinator of the agency's room."))
