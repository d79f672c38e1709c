"""Whose rows a site's are: its rooms, and the staff, agencies and peers that its rows name."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from psycopg import Connection
from psycopg.sql import SQL, Composed, Identifier

from samsyn.office.moving.declared import STAFF
from samsyn.office.moving.tables import Table

_SITE = "SELECT id, name FROM public.partners_site WHERE key = %s"
_ROOMS = """
SELECT id, site_id, controller_id, peer_id FROM public.partners_room
WHERE site_id = %(site)s OR works_with_id = %(site)s
"""
_PARTNERS = "SELECT agency_id FROM public.partners_partner WHERE site_id = %s"
_ALL_ROOMS = "SELECT id FROM public.partners_room"
_ALL_STAFF = "SELECT id FROM public.accounts_staff"


class NoSuchSite(RuntimeError):
    """There is no site with that key; the message lists those that are."""


class PointsElsewhere(RuntimeError):
    """Rows of the site name rows that are not the site's, and would name nothing elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Identifiers that the conditions of `declared` ask for."""

    site: int
    rooms: list[int]
    agencies: list[int]
    peers: list[int]
    staff: list[int]

    def values(self) -> dict[str, Any]:
        return asdict(self)


def scope_of(connection: Connection, key: str, tables: Sequence[Table]) -> tuple[str, Scope]:
    """Return the site's name, and what its rows are found by. Raises `NoSuchSite`."""
    found = connection.execute(_SITE, [key]).fetchone()
    if found is None:
        known = connection.execute("SELECT key FROM public.partners_site ORDER BY key").fetchall()
        raise NoSuchSite(
            f"There is no site {key} here. There is: {', '.join(one for (one,) in known) or 'none'}"
        )
    site, name = found
    rooms = connection.execute(_ROOMS, {"site": site}).fetchall()
    partners = [agency for (agency,) in connection.execute(_PARTNERS, [site])]
    scope = Scope(
        site=site,
        rooms=sorted(room for room, *_rest in rooms),
        agencies=sorted({*partners, *(controller for _r, _s, controller, _p in rooms)}),
        peers=sorted({peer for *_rest, peer in rooms if peer is not None}),
        staff=[],
    )
    return name, Scope(**scope.values() | {"staff": sorted(_staff(connection, tables, scope))})


def others(connection: Connection, scope: Scope) -> tuple[frozenset[int], frozenset[int]]:
    """Return the rooms and the staff of the installation that are not the site's."""
    rooms = {room for (room,) in connection.execute(_ALL_ROOMS)}
    staff = {one for (one,) in connection.execute(_ALL_STAFF)}
    return frozenset(rooms - set(scope.rooms)), frozenset(staff - set(scope.staff))


def check_references(connection: Connection, tables: Sequence[Table], scope: Scope) -> None:
    """Raise `PointsElsewhere` if a row that goes along names one that does not."""
    by_name = {table.name: table for table in tables}
    faults = []
    for table in tables:
        for column in table.told:
            target = by_name.get(column.refers_to)
            if target is None or target.rows == "true":
                continue
            count = connection.execute(
                _dangling(table, column.name, target), scope.values()
            ).fetchone()
            if count and count[0]:
                faults.append(f"{count[0]} of {table.short_name} by {column.name}")
    if faults:
        raise PointsElsewhere(
            "Rows of this site name rows of another site, and cannot be taken out without them: "
            + "; ".join(faults)
        )


def _dangling(table: Table, column: str, target: Table) -> Composed:
    (key,) = (one.name for one in target.columns if one.is_key)
    return SQL(
        "SELECT count(*) FROM (SELECT {column} AS named FROM {table} WHERE {rows}) AS mine"
        " WHERE named IS NOT NULL AND NOT EXISTS (SELECT FROM"
        " (SELECT {key} AS one FROM {target} WHERE {theirs}) AS theirs WHERE one = named)"
    ).format(
        column=Identifier(column),
        table=table.quoted(),
        rows=SQL(table.rows),
        key=Identifier(key),
        target=target.quoted(),
        theirs=SQL(target.rows),
    )


def _staff(connection: Connection, tables: Sequence[Table], scope: Scope) -> Iterator[int]:
    """Yield everybody whom a row names: who wrote it, who answers for it, who holds a role."""
    asked = [
        SQL("SELECT {} FROM {} WHERE {}").format(
            Identifier(column.name), table.quoted(), SQL(table.rows)
        )
        for table in tables
        for column in table.columns
        if column.refers_to == STAFF and table.name not in _BY_STAFF
    ]
    named = SQL("SELECT DISTINCT one FROM ({}) AS named (one) WHERE one IS NOT NULL").format(
        SQL(" UNION ").join(asked)
    )
    yield from (one for (one,) in connection.execute(named, scope.values()))


_BY_STAFF = {"public.calendar_reminderchoice"}
