"""How few are too few is the site's to say."""

from datetime import timedelta

from django.utils import timezone
from tests import databases
from tests.architecture.stage import actor_named
from tests.office.contact_cards.playing import batch, codes_of, hand_out, quote, text

from samsyn.office import access
from samsyn.office.config.databases import Logins
from samsyn.office.contact_cards import queries


def test_the_site_sets_how_few_are_too_few_to_tell(own_database: Logins) -> None:
    databases.rows(
        databases.superuser(own_database).to(own_database.owner.address.database),
        "UPDATE partners_site SET small_number_threshold = 8 RETURNING 1",
    )
    petra, mona, sami = (actor_named(name) for name in ("petra", "mona", "sami"))
    now = timezone.now()
    today = timezone.localdate(now)
    last_year = today - timedelta(days=366)
    text(petra, mona)
    made = batch(petra, size=30)
    hand_out(petra, made, 30, last_year, now)
    for code in codes_of(petra, made)[:7]:
        quote(sami, code, last_year, now)

    with access.acting_as(petra):
        found = queries.reach(made, as_of=today)

    assert found is not None
    assert (found.at_least, found.at_most) == (0, 7)
