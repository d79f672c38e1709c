"""Who answers for the accounts that tokens act as: for whoever looks at what systems have read."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.db.models.functions import Least

from samsyn.office.api.models import Token
from samsyn.office.api.rules import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenOwner:
    """Whose a token is: which agency's, who made it, which system holds it, and for what."""

    agency: str
    made_by: str
    made_by_id: int
    acts_for: str
    scopes: tuple[Scope, ...]


def token_accounts() -> QuerySet[Token, int]:
    """Return the accounts that tokens act as, live or over, for use in another query.

    Doors and the service of retention are services too, and are not among them.
    """
    return Token.objects.values_list("account_id", flat=True)


def token_ends(accounts: Collection[int]) -> Mapping[int, datetime]:
    """Return account -> when its token ends, or ended, of those accounts that are a token's."""
    rows = Token.objects.filter(account__in=accounts).annotate(
        over=Least("expires_at", "revoked_at")
    )
    return dict(rows.values_list("account_id", "over"))


def owners_of(accounts: Collection[int]) -> Mapping[int, TokenOwner]:
    """Return account -> who answers for it, of those accounts that are a token's."""
    rows = Token.objects.filter(account__in=accounts).select_related("room__controller", "made_by")
    return {
        row.account_id: TokenOwner(
            agency=row.room.controller.name,
            made_by=row.made_by.name,
            made_by_id=row.made_by_id,
            acts_for=row.acts_for,
            scopes=tuple(map(Scope, row.scopes)),
        )
        for row in rows
    }
