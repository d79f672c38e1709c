"""The two statements of this app's own: a room's hidden part, and the parts left empty."""

from django.db import connection


def hidden_part(room_id: int) -> int:
    """Return the part of a room in which records wait to be erased; made when first asked for."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn_hidden_part(%s)", [room_id])
        part: int = cursor.fetchone()[0]
        return part


def sweep_parts(room_id: int) -> None:
    """Remove the parts of a room that nothing lies in any more."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn_sweep_parts(%s)", [room_id])
