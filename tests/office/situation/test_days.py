"""What comes and what the reader is to do, as it stands on the first page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from tests.conftest import actor_named
from tests.office.aftermath import playing as answers
from tests.office.call_ins import playing as evenings
from tests.office.notifications import playing as talks
from tests.office.sanctions.playing import NOW
from tests.office.situation.reading import FirstPage

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins.models import PlanStep

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]


def test_call_ins_and_talks_of_four_weeks_are_coming_and_later_ones_are_not(
    petra: Actor, vera: Actor
) -> None:
    team = (talks.member(vera, "orebro-social"), talks.member(petra, "police"))
    talks.given(petra, *team, meet_at=NOW + timedelta(days=2))
    group = evenings.group(petra)
    for number, days in ((3, 28), (4, 29)):
        evenings.call_in(
            petra, group, name=f"Call-in {number}", starts_at=NOW + timedelta(days=days)
        )

    said = FirstPage(actor_named("mona")).card("coming")

    assert "Sön 22 nov Om 2 dagar 13.00 · Samtal Petra, Vera" in said
    assert "Fre 18 dec Om 28 dagar 13.00 · Call-in Call-in 3" in said
    assert "Call-in 4" not in said


def test_no_more_than_five_are_coming_and_the_rest_are_counted(petra: Actor, vera: Actor) -> None:
    team = (talks.member(vera, "orebro-social"), talks.member(petra, "police"))
    for day in range(1, 8):
        talks.given(petra, *team, meet_at=NOW + timedelta(days=day))

    page = FirstPage(petra)

    assert page.card("coming").count("Samtal") == 5
    assert page.links("coming")["2 till inom fyra veckor"] == reverse("calendar:calendar")


def test_ones_own_tasks_stand_with_what_they_are_about_and_others_do_not(
    petra: Actor, mona: Actor
) -> None:
    incident = answers.scene(petra).incident
    answers.begin(petra, incident)

    own, other = FirstPage(petra), FirstPage(mona)

    assert "Bekräfta vad som hänt senast 23.05 · Skjutning, Hamnstaden" in own.card("due")
    assert reverse("aftermath:response", args=[incident]) in own.links("due").values()
    more = [text for text in own.links("due") if text.endswith("uppgifter till är dina")]
    assert [own.links("due")[text] for text in more] == [f"{reverse('calendar:calendar')}?own=1"]
    assert "Bekräfta vad som hänt" not in other.card("due")


def test_a_task_that_is_due_after_two_weeks_does_not_stand_yet(petra: Actor) -> None:
    call_in = evenings.call_in(
        petra, evenings.group(petra), starts_at=NOW + timedelta(days=60), lead_id=petra.staff_id
    )
    with access.acting_as(petra):
        steps = PlanStep.objects.filter(call_in=call_in)
        steps.update(owner_id=petra.staff_id, days=-45)
        steps.filter(task="book_venue").update(days=-46)

    said = FirstPage(petra).card("due")

    assert said.count("Call-in 3") == 1
    assert "Fre 4 dec Om 14 dagar" in said
