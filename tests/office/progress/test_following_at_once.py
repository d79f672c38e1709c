"""Several workers at once, over connections of their own: each reader gets one letter."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.core import mail
from django.db import connection
from tests.conftest import actor_named
from tests.office.progress import playing
from tests.office.progress.playing import NOW

from samsyn.office.config.databases import Logins
from samsyn.office.followers import changes as followers
from samsyn.office.partners.models import Site
from samsyn.office.progress import jobs

SOON = NOW + timedelta(minutes=10)


def test_two_workers_at_once_send_each_reader_one_letter(own_database: Logins) -> None:
    del own_database
    playing.published(actor_named("petra"), actor_named("mona"))
    site = Site.objects.values_list("pk", flat=True).get(key="orebro")
    readers = [f"reader{number}@exempel.example" for number in range(30)]
    for reader in readers:
        followers.follow(site, reader, "sv", now=NOW - timedelta(days=1))

    def work(_turn: int) -> int:
        try:
            return jobs.tell(now=SOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as workers:
        sent = list(workers.map(work, range(3)))

    assert sum(sent) == len(readers)
    assert Counter(letter.to[0] for letter in mail.outbox) == dict.fromkeys(readers, 1)
    assert jobs.tell(now=SOON) == 0
