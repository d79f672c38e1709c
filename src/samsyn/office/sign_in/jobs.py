"""What is cleared of sign-in, by the timetable."""

from django.contrib.sessions.backends.db import SessionStore
from django_tasks import task


@task()
def clear_sessions() -> None:
    """Remove the sessions whose time is out: each still names its owner and browser."""
    SessionStore.clear_expired()
