"""A decision or a dissent is corrected while the review is open, by one at a time; never later."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.office.reviews import playing
from tests.office.reviews.playing import MEETING
from tests.office.steering.conftest import browser

from samsyn.office import access
from samsyn.office.access import Actor, ChangedMeanwhile, Deed, NotVisible
from samsyn.office.audit.models import AuditEvent
from samsyn.office.calendar import queries as calendar
from samsyn.office.reviews.changes import CannotReview, ReviewMoved
from samsyn.office.reviews.models import Decision, Dissent, Task

__all__ = ["browser"]
pytestmark = pytest.mark.django_db
DAY = MEETING.date() + timedelta(days=3)
SignIn = Callable[..., Client]


def test_a_decision_is_corrected_in_text_owner_and_day_and_its_task_follows(
    petra: Actor, mona: Actor
) -> None:
    now = timezone.now()
    day = timezone.localdate(now) + timedelta(days=3)
    review = playing.opened(petra, now=now)
    decision = playing.decided(petra, review, is_task=True, now=now)

    playing.corrected(
        mona,
        decision,
        text="Möt en grupp",
        agency_id=None,
        staff_id=mona.staff_id,
        due_on=day,
        now=now,
    )

    [shown] = playing.page(petra, review, now=now).decisions
    assert (shown.text, shown.owner, shown.due_on) == ("Möt en grupp", "Mona", day)
    assert (shown.number, shown.is_task, shown.version) == (1, True, 2)
    for actor, own in ((mona, [("Möt en grupp", day)]), (petra, [])):
        with access.acting_as(actor):
            coming = calendar.agenda(actor, now=now, only_own=True).coming
        assert [(one.title, one.on) for one in coming] == own


def test_without_a_day_the_task_is_due_at_the_next_review_again(petra: Actor) -> None:
    review = playing.opened(petra)
    decision = playing.decided(petra, review, is_task=True, due_on=DAY)

    playing.corrected(petra, decision, due_on=None)

    with access.acting_as(petra):
        assert Task.objects.get().due_on == MEETING.date() + timedelta(days=7)


def test_who_corrects_a_decision_that_somebody_else_has_corrected_is_told_who(
    petra: Actor, mona: Actor
) -> None:
    review = playing.opened(petra)
    decision, dissent = playing.decided(petra, review), playing.dissented(petra, review)
    playing.corrected(mona, decision)
    playing.dissent_corrected(mona, dissent)

    with pytest.raises(ChangedMeanwhile, match="Mona sparade andra ändringar"):
        playing.corrected(petra, decision, text="Annat")
    with pytest.raises(ChangedMeanwhile, match="Mona sparade andra ändringar"):
        playing.dissent_corrected(petra, dissent, text="Annat")

    page = playing.page(petra, review)
    assert page.decisions[0].text == "Möt bara Grupp Alm"
    assert page.dissents[0].text == "Vi hade väntat två veckor till."


def test_the_chair_who_read_the_decision_before_it_was_corrected_is_told(
    petra: Actor, mona: Actor
) -> None:
    review = playing.opened(petra)
    decision = playing.decided(petra, review)
    playing.present(petra, review)
    read = playing.version_of(petra, review)
    playing.corrected(mona, decision)

    with pytest.raises(ReviewMoved, match="besluten"):
        playing.signed(petra, review, version=read)


def test_signed_decisions_and_dissent_are_not_corrected(petra: Actor) -> None:
    review = playing.opened(petra)
    decision, dissent = playing.decided(petra, review), playing.dissented(petra, review)
    playing.present(petra, review)
    playing.signed(petra, review)

    with pytest.raises(CannotReview, match="Protokollet är signerat"):
        playing.corrected(petra, decision)
    with pytest.raises(CannotReview, match="Protokollet är signerat"):
        playing.dissent_corrected(petra, dissent)


def test_what_is_wrong_with_a_correction_is_said_at_once_and_nothing_is_saved(
    petra: Actor,
) -> None:
    review = playing.opened(petra)
    decision = playing.decided(petra, review, is_task=True)

    with pytest.raises(CannotReview) as refused:
        playing.corrected(
            petra, decision, text=" ", agency_id=None, due_on=MEETING.date() - timedelta(days=1)
        )

    assert len(refused.value.reasons) == 3
    with access.acting_as(petra):
        assert Decision.objects.get().version == 1


def test_a_day_that_has_passed_since_may_stand_when_the_words_are_corrected(petra: Actor) -> None:
    review = playing.opened(petra)
    decision = playing.decided(petra, review, due_on=DAY)

    playing.corrected(petra, decision, due_on=DAY, now=MEETING + timedelta(days=5))

    with access.acting_as(petra):
        assert Decision.objects.get().text == "Möt bara Grupp Alm"


def test_every_correction_stands_in_the_log_and_no_other_room_makes_one(
    petra: Actor, mona: Actor, sami: Actor, dag: Actor
) -> None:
    review = playing.opened(petra, playing.POLICE)
    decision, dissent = playing.decided(petra, review), playing.dissented(petra, review)
    before = _noted(dag, review)

    playing.corrected(petra, decision)
    playing.dissent_corrected(petra, dissent)

    assert _noted(dag, review) == before + 2
    for actor in (mona, sami):
        with pytest.raises(NotVisible):
            playing.corrected(actor, decision)
        with pytest.raises(NotVisible):
            playing.dissent_corrected(actor, dissent)


def test_the_forms_open_on_what_stands_and_lead_back(browser: SignIn, petra: Actor) -> None:
    now = timezone.now()
    review = playing.opened(petra, now=now)
    decision = playing.decided(petra, review, now=now)
    dissent = playing.dissented(petra, review, now=now)
    client = browser(petra)
    page = client.get(reverse("reviews:review", args=[review])).content.decode()
    edits = [reverse("reviews:decision_edit", args=[decision])]
    edits.append(reverse("reviews:dissent_edit", args=[dissent]))
    first, second = (client.get(address).content.decode() for address in edits)

    answers = (
        client.post(
            f"{edits[0]}?back=meeting",
            {"decided": "Möt en", "owner": f"staff-{petra.staff_id}", "version_read": "1"},
        ),
        client.post(edits[1], {"who": "Kommunen", "said": "Vi väntar.", "version_read": "1"}),
    )

    assert all(f'href="{address}"' in page for address in edits)
    assert "Möt båda grupperna</textarea>" in first
    assert "selected" in first
    assert "Vi hade väntat en vecka till.</textarea>" in second
    assert [one.headers["Location"] for one in answers] == [
        f"{reverse('reviews:meeting', args=[review])}?del=decisions",
        f"{reverse('reviews:review', args=[review])}#closing",
    ]
    with access.acting_as(petra):
        assert Decision.objects.get().staff_id == petra.staff_id
        assert Dissent.objects.get().who == "Kommunen"


def test_a_form_that_was_overtaken_keeps_what_was_typed_and_saves_the_next_time(
    browser: SignIn, petra: Actor, mona: Actor
) -> None:
    review = playing.opened(petra)
    dissent = playing.dissented(petra, review)
    address = reverse("reviews:dissent_edit", args=[dissent])
    playing.dissent_corrected(mona, dissent)
    typed = {"who": "Polisen", "said": "Vi hade gått in direkt.", "version_read": "1"}

    overtaken = browser(petra).post(address, typed)
    again = browser(petra).post(address, {**typed, "version_read": "2"})

    text = overtaken.content.decode()
    assert overtaken.status_code == 422
    assert "Mona sparade andra ändringar" in text
    assert "Vi hade gått in direkt.</textarea>" in text
    assert 'name="version_read" value="2"' in text
    assert again.status_code == 302


def _noted(dag: Actor, review: UUID) -> int:
    with access.acting_as(dag):
        said = AuditEvent.objects.filter(record_ids__contains=[str(review)])
        return said.filter(action=Deed.HOLD_REVIEW.value).count()
