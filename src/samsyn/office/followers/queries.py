"""What may be known of followers: roughly how many, and whether anybody waits for a letter."""

from datetime import datetime

from django.db import connection


def at_least(site_id: int) -> int | None:
    """Return how many follow a site, in steps of five; None for who does not keep its steering."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn_followers_at_least(%s)", [site_id])
        found = cursor.fetchone()
        return None if found is None else found[0]


def is_anybody_waiting(site_id: int, event: datetime, *, now: datetime) -> bool:
    """Say whether an event of a site has a letter that has not been taken out."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn_followers_waiting(%s, %s, %s)", [site_id, event, now])
        return bool(cursor.fetchone()[0])
