"""What the worker does by itself, and how often. Several workers do each thing once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event, Thread

from django.conf import settings
from django.db import Error, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from samsyn.office.config.jobs import back_up, seal_audit
from samsyn.office.exports.jobs import empty_ended
from samsyn.office.oversight.jobs import draw_reviews, write_digests
from samsyn.office.progress.jobs import tell_followers
from samsyn.office.retention.jobs import hide_due
from samsyn.office.sign_in.jobs import clear_sessions

LOOKS_EVERY = 30.0  # seconds
_KEPT = timedelta(days=7)  # results, which tell when a job was begun


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A job, and how long after its last begin it is due again."""

    task: Callable[[], object]
    path: str
    every: timedelta


TIMETABLE = (
    Entry(
        task=seal_audit.enqueue,
        path="samsyn.office.config.jobs.seal_audit",
        every=timedelta(minutes=10),
    ),
    Entry(
        task=hide_due.enqueue,
        path="samsyn.office.retention.jobs.hide_due",
        every=timedelta(hours=24),
    ),
    Entry(
        task=empty_ended.enqueue,
        path="samsyn.office.exports.jobs.empty_ended",
        every=timedelta(hours=24),
    ),
    Entry(
        task=clear_sessions.enqueue,
        path="samsyn.office.sign_in.jobs.clear_sessions",
        every=timedelta(hours=24),
    ),
    Entry(
        task=draw_reviews.enqueue,
        path="samsyn.office.oversight.jobs.draw_reviews",
        every=timedelta(hours=24),
    ),
    Entry(
        task=write_digests.enqueue,
        path="samsyn.office.oversight.jobs.write_digests",
        every=timedelta(hours=24),
    ),
    Entry(
        task=tell_followers.enqueue,
        path="samsyn.office.progress.jobs.tell_followers",
        every=timedelta(minutes=10),
    ),
    Entry(
        task=back_up.enqueue,
        path="samsyn.office.config.jobs.back_up",
        every=timedelta(hours=int(settings.ENVIRONMENT.backup_hours)),
    ),
)


def enqueue_due(*, now: datetime) -> int:
    """Put what is due into the queue, forget old results, and return how many were put there."""
    due = 0
    for entry in TIMETABLE:
        results = DBTaskResult.objects.filter(task_path=entry.path)
        begun = results.filter(enqueued_at__gt=now - entry.every)
        if not begun.exists() and not results.ready().exists():
            entry.task()
            due += 1
        results.filter(finished_at__lt=now - max(_KEPT, 2 * entry.every)).delete()
    return due


def keep_time(stop: Event) -> Thread:
    """Look again and again, in a thread of its own, until told to stop."""
    thread = Thread(target=_look_until, args=[stop], daemon=True, name="timetable")
    thread.start()
    return thread


def _look_until(stop: Event) -> None:
    while not stop.is_set():
        try:
            enqueue_due(now=timezone.now())
        except Error:  # the server restarts: the next look may succeed
            connection.close()
        stop.wait(LOOKS_EVERY)
    connection.close()
