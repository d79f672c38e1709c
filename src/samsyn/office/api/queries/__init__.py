"""Every reading of the app: tokens, and what another system reads with one."""

from samsyn.office.api.queries.incidents import incident, incidents
from samsyn.office.api.queries.mapping import group, groups, memberships, people, person
from samsyn.office.api.queries.measures import measure, measures
from samsyn.office.api.queries.owners import (
    TokenOwner,
    owners_of,
    token_accounts,
    token_ends,
)
from samsyn.office.api.queries.paging import BadCursor, Wanted
from samsyn.office.api.queries.readings import room_of
from samsyn.office.api.queries.tokens import (
    Caller,
    TokenLine,
    TokensPage,
    TokenState,
    caller_of,
    rooms_with_tokens,
    tokens_page,
)
from samsyn.office.api.queries.work import agenda, disclosures, promise, promises

__all__ = [
    "BadCursor",
    "Caller",
    "TokenLine",
    "TokenOwner",
    "TokenState",
    "TokensPage",
    "Wanted",
    "agenda",
    "caller_of",
    "disclosures",
    "group",
    "groups",
    "incident",
    "incidents",
    "measure",
    "measures",
    "memberships",
    "owners_of",
    "people",
    "person",
    "promise",
    "promises",
    "room_of",
    "rooms_with_tokens",
    "token_accounts",
    "token_ends",
    "tokens_page",
]
