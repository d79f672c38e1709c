"""Which rows of each table are a site's, and which tables and columns stay, with the reason.

A table with a room's or a site's column is followed by it and needs no line here. Of any other, a
test fails until it is said: nothing is left out by having been forgotten.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, LiteralString

ROOM, SITE = "room_id", "site_id"
BY_ROOM: Final[LiteralString] = "room_id = ANY(%(rooms)s)"
BY_SITE: Final[LiteralString] = "site_id = %(site)s"
ALL: Final[LiteralString] = "true"
STAFF, NUMBERS = "public.accounts_staff", "public.people_identitynumber"

# Table -> which of its rows; the names in brackets are those of `scope.Scope`.
ROWS: Final[Mapping[str, LiteralString]] = {
    STAFF: "id = ANY(%(staff)s)",
    "public.calendar_reminderchoice": "staff_id = ANY(%(staff)s)",
    "public.disclosures_ground": ALL,
    "public.exchange_outgoing": (
        "disclosure_id IN (SELECT id FROM public.disclosures_disclosure"
        " WHERE room_id = ANY(%(rooms)s) UNION SELECT id FROM public.disclosures_receipt"
        " WHERE room_id = ANY(%(rooms)s) UNION SELECT id FROM public.disclosures_ask"
        " WHERE room_id = ANY(%(rooms)s))"
    ),
    "public.partners_agency": "id = ANY(%(agencies)s)",
    "public.partners_compartmentstaff": (
        "compartment_id IN (SELECT id FROM public.partners_compartment"
        " WHERE room_id = ANY(%(rooms)s))"
    ),
    "public.partners_peer": "id = ANY(%(peers)s)",
    "public.partners_room": "id = ANY(%(rooms)s)",
    "public.partners_site": "id = %(site)s",
    "public.retention_rule": ALL,
}

# Rows that come with the product: an empty installation has its own, which make place for these.
SHIPPED: Final = ("public.disclosures_ground", "public.retention_rule")

# Table -> why it is not in the file.
STAYS: Final[Mapping[str, str]] = {
    "public.account_emailaddress": "a copy of the address of staff, made anew at sign-in",
    "public.account_emailconfirmation": "of links in letters, which lead to this installation",
    "public.api_delivery": "which delivery of another system an incident came of: of tokens",
    "public.api_token": "tokens of other systems: they are made anew where the site lives on",
    "public.auth_group": "empty: nobody has rights but by roles",
    "public.auth_group_permissions": "empty: nobody has rights but by roles",
    "public.auth_permission": "made by Django, used by nobody",
    "public.calendar_calendarfeed": "secret addresses of calendars, of this installation",
    "public.config_cache": "what is remembered for a while",
    "public.django_content_type": "made by Django, used by nobody",
    "public.django_migrations": "which steps the tables have gone through; the file has a version",
    "public.django_session": "who is signed in here and now",
    "public.django_tasks_database_dbtaskresult": "what the worker does and has done",
    "public.exchange_incoming": "marks of packages, made with a key of this installation",
    "public.exchange_refusedpackage": "what was refused at this installation's door",
    "public.followers_follower": "addresses given to this installation: links to stop lead here",
    "public.imports_progress": "how far a running job has come",
    "public.mfa_authenticator": "second factors: staff choose new ones",
    "public.notifications_devicekey": "keys of phones that are signed in here",
    "public.partners_grant": "what each role may, written by the product at each start",
    "public.people_searchtoken": "keyed marks of names, made anew of the names with another key",
    "public.socialaccount_socialaccount": "who signs in by which identity provider: tied anew",
    "public.socialaccount_socialapp": "identity providers of this installation",
    "public.socialaccount_socialtoken": "empty: no token is kept",
    "samsyn_log.audit_auditevent": "stands in audit.jsonl, with its seals",
    "samsyn_log.audit_copy": "which seals this installation has copied out",
    "samsyn_log.audit_numbering": "of this server's transactions",
    "samsyn_log.audit_place": "stands in audit.jsonl: the hashes of each seal",
    "samsyn_log.audit_seal": "stands in audit.jsonl",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column that stays: why, and what an installation puts there when it takes the row in."""

    why: str
    anew: object


KEPT_BACK: Final[Mapping[tuple[str, str], Column]] = {
    (STAFF, "password"): Column("staff are invited anew", "!"),
    (STAFF, "last_login"): Column("of this installation", None),
    (STAFF, "temporary_until"): Column("of a password that stays", None),
    (NUMBERS, "sealed"): Column("encrypted here; the file has the number itself", None),
    (NUMBERS, "match_key"): Column("a mark made with a key of this installation", None),
}
NUMBER: Final = "number"  # in place of what is encrypted: the identity number in clear


def rows_of(table: str, columns: frozenset[str]) -> LiteralString | None:
    """Return which rows of a table are a site's; None if the table stays or nothing is said."""
    if table in ROWS or table in STAYS:
        return ROWS.get(table)
    if ROOM in columns:
        return BY_ROOM
    return BY_SITE if SITE in columns else None
