"""Two at once, each in a connection of their own: what is signed is what the signer read."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from django.db import connections, transaction
from tests.conftest import actor_named
from tests.office.reviews import playing
from tests.office.reviews.playing import JOINT, MEETING, room
from tests.office.sanctions.test_concurrency import at_once

from samsyn.office import access
from samsyn.office.config.databases import Logins
from samsyn.office.reviews import changes
from samsyn.office.reviews.changes import CannotReview, DecisionPlan, ReviewMoved
from samsyn.office.reviews.models import Decision, Review


def test_a_decision_that_is_being_written_stops_the_signature_of_what_was_read(
    own_database: Logins,
) -> None:
    """Mona's decision is not committed yet when Petra signs: she waits, and is told of it."""
    del own_database
    petra = actor_named("petra")
    review = playing.opened(petra)
    playing.present(petra, review)
    read = playing.version_of(petra, review)
    written, asked = Event(), Event()

    def write() -> None:
        try:
            mona = actor_named("mona")
            with access.acting_as(mona), transaction.atomic():
                plan = DecisionPlan(review_id=review, text="Möt båda grupperna")
                changes.decide(mona, plan, now=MEETING)
                written.set()
                asked.wait(timeout=60)
        finally:
            connections.close_all()

    def sign() -> object:
        try:
            written.wait(timeout=60)
            asked.set()
            with access.acting_as(actor_named("petra")):
                changes.sign(petra, review, version=read, now=MEETING)
        except ReviewMoved as refusal:
            return refusal
        finally:
            connections.close_all()
        return None

    with ThreadPoolExecutor(2) as pool:
        deciding, signing = pool.submit(write), pool.submit(sign)
        deciding.result()
        refusal = signing.result()

    assert isinstance(refusal, ReviewMoved)
    assert "Mona" in refusal.reasons[0]
    assert "besluten" in refusal.reasons[0]
    with access.acting_as(petra):
        assert Review.objects.get().signed_at is None
        assert Decision.objects.count() == 1


def test_of_two_who_open_the_week_at_once_one_opens_it(own_database: Logins) -> None:
    del own_database

    answers = at_once(
        lambda actor: changes.open_review(actor, room(JOINT), now=MEETING), "petra", "mona"
    )

    assert sum(isinstance(one, CannotReview) for one in answers) == 1
    with access.acting_as(actor_named("petra")):
        assert Review.objects.count() == 1


def test_of_two_who_sign_at_once_one_signs(own_database: Logins) -> None:
    del own_database
    petra = actor_named("petra")
    review = playing.opened(petra)
    playing.present(petra, review)
    read = playing.version_of(petra, review)

    answers = at_once(
        lambda actor: changes.sign(actor, review, version=read, now=MEETING), "petra", "frida"
    )

    assert sum(isinstance(one, CannotReview) for one in answers) == 1
    assert sum(one is None for one in answers) == 1
