"""The pages of the review as a browser gets them, without JavaScript."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader
from tests.office.aftermath import playing as answers
from tests.office.reviews import playing
from tests.office.steering.conftest import browser

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.calendar import queries as calendar
from samsyn.office.reviews import queries
from samsyn.office.reviews.models import Review, TaskNote
from samsyn.vocabulary.reviews import ReviewSection
from samsyn.vocabulary.rooms import Role

__all__ = ["browser"]
pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


def version_on(text: str) -> str:
    found = re.search(r'name="version_read" value="(\d+)"', text)
    assert found is not None
    return found[1]


def test_from_new_week_to_signed_minutes_by_forms_alone(
    browser: SignIn, petra: Actor, mona: Actor
) -> None:
    played = playing.scene(petra)
    client = browser(petra)

    opened = client.post(reverse("reviews:open"), {"room": playing.room(playing.JOINT)})
    address = opened.headers["Location"]
    page = client.get(address).content.decode()
    review = Review.objects.values_list("pk", flat=True)
    with access.acting_as(petra):
        pk = review.get()
    assert "Ny vecka" not in page
    assert "Grupp Alm" in page
    client.post(reverse("reviews:mark", args=[pk, played.incident]))
    client.post(
        reverse("reviews:decide", args=[pk]),
        {"decided": "Möt grupperna", "owner": f"staff-{mona.staff_id}", "as_task": "1"},
    )
    page = client.get(address).content.decode()
    client.post(
        reverse("reviews:present", args=[pk]),
        {"members": [petra.staff_id, mona.staff_id], "version_read": version_on(page)},
    )
    page = client.get(address).content.decode()
    answer = client.post(reverse("reviews:sign", args=[pk]), {"version_read": version_on(page)})

    assert answer.status_code == 302
    signed = client.get(address).content.decode()
    assert "Signerat av Petra" in signed
    assert "Signera protokollet" not in signed
    assert "Godkänn för min myndighet" in browser(mona).get(address).content.decode()


def test_a_signature_on_an_older_page_says_what_moved_and_keeps_the_page(
    browser: SignIn, petra: Actor, mona: Actor
) -> None:
    review = playing.opened(petra)
    playing.present(petra, review)
    client = browser(petra)
    address = reverse("reviews:review", args=[review])
    read = version_on(client.get(address).content.decode())
    playing.decided(mona, review)

    answer = client.post(reverse("reviews:sign", args=[review]), {"version_read": read})
    again = client.post(
        reverse("reviews:sign", args=[review]),
        {"version_read": version_on(answer.content.decode())},
    )

    assert answer.status_code == 422
    assert "Mona ändrade" in answer.content.decode()
    assert "besluten" in answer.content.decode()
    assert again.status_code == 302


def test_the_meeting_turns_section_by_section_by_links(browser: SignIn, petra: Actor) -> None:
    playing.scene(petra)
    client = browser(petra)
    here = reverse("reviews:meeting", args=[playing.opened(petra)])

    address, seen = f"{here}?del=incidents", []
    while address:
        text = client.get(address).content.decode()
        assert "Grupp Alm" not in text
        seen.append(address.partition("=")[2])
        following = re.search(r'rel="next" data-screen href="([^"]+)"', text)
        address = following[1] if following else ""

    assert seen == [one.value for one in ReviewSection]


def test_the_minutes_fit_one_page_and_say_who_signed(browser: SignIn, petra: Actor) -> None:
    played = playing.scene(petra)
    review = playing.opened(petra)
    playing.marked(petra, review, played.incident, "Två vittnen")
    playing.decided(petra, review)
    playing.dissented(petra, review)
    playing.present(petra, review)
    draft = browser(petra).get(reverse("reviews:minutes", args=[review]))
    playing.signed(petra, review)

    answer = browser(petra).get(reverse("reviews:minutes", args=[review]))

    paper = PdfReader(io.BytesIO(answer.content))
    text = " ".join(paper.pages[0].extract_text().split())
    assert len(paper.pages) == 1
    for words in ("Vecka 47, 2026", "Två vittnen", "Vi hade väntat en vecka till.", "Signerat av"):
        assert words in text
    assert "Utkast" in PdfReader(io.BytesIO(draft.content)).pages[0].extract_text()


def test_the_minutes_in_english_have_english_days(browser: SignIn, petra: Actor) -> None:
    playing.scene(petra)
    review = playing.opened(petra)
    client = browser(petra)
    client.cookies["language"] = "en"

    answer = client.get(reverse("reviews:minutes", args=[review]))

    text = PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    assert re.search(
        r"H-\w{5} Shooting[^;]*, (Mon|Tue|Wed|Thu|Fri|Sat|Sun) ", " ".join(text.split())
    )


def test_a_task_stands_in_the_calendar_of_its_owner_and_is_done_with_one_press(
    browser: SignIn, petra: Actor, frida: Actor, mona: Actor
) -> None:
    now = timezone.now()
    review = playing.opened(petra, now=now)
    task = playing.made_task(petra, playing.decided(petra, review, now=now), now=now)

    own = {}
    for actor in (petra, frida, mona):
        with access.acting_as(actor):
            own[actor.name] = [
                entry.title for entry in calendar.agenda(actor, now=now, only_own=True).coming
            ]
    browser(frida).post(reverse("reviews:task_done", args=[task]))

    assert own == {"Petra": [], "Frida": ["Möt båda grupperna"], "Mona": []}
    with access.acting_as(petra):
        assert TaskNote.objects.get().step == "done"
        later = calendar.agenda(petra, now=now + timedelta(minutes=1))
    assert "Möt båda grupperna" not in [one.title for one in later.coming]


def test_a_task_of_others_leads_nowhere_for_whoever_cannot_answer_for_it(
    petra: Actor, aino: Actor
) -> None:
    now = timezone.now()
    review = playing.opened(petra, now=now)
    playing.made_task(petra, playing.decided(petra, review, now=now), now=now)
    reads_only = replace(
        aino, roles=tuple(replace(one, role=Role.PARTNER_OFFICER) for one in aino.roles)
    )

    opens = {}
    for name, actor in {"coordinator": petra, "reader": reads_only}.items():
        with access.acting_as(actor):
            [opens[name]] = [
                one.opens
                for one in calendar.agenda(actor, now=now).coming
                if one.title == "Möt båda grupperna"
            ]

    assert opens == {"coordinator": True, "reader": False}


def test_no_talk_held_is_not_called_held_where_there_is_nobody_to_consider(
    browser: SignIn, petra: Actor
) -> None:
    answers.begin(petra, answers.shooting(petra))
    review = playing.opened(petra)

    text = browser(petra).get(reverse("reviews:review", args=[review])).content.decode()

    assert "Ingen att överväga" in text
    assert "Hållna eller avslutade" not in text


def test_the_agencies_see_what_each_has_to_do(browser: SignIn, petra: Actor, mona: Actor) -> None:
    review = playing.opened(petra)
    playing.decided(petra, review, is_task=True)

    text = browser(mona).get(reverse("reviews:partners", args=[review])).content.decode()

    assert "Kriminalvården" in text
    assert "Möt båda grupperna" in text


def test_the_steering_group_sees_months_and_no_more(
    browser: SignIn, petra: Actor, stig: Actor
) -> None:
    playing.scene(petra)
    review = playing.held(petra)

    months = browser(stig).get(reverse("steering:months"))

    assert "November 2026" in months.content.decode()
    assert "Grupp" not in months.content.decode()
    assert browser(stig).get(reverse("reviews:review", args=[review])).status_code == 404


def test_everything_that_is_wrong_with_a_decision_is_said_at_once(
    browser: SignIn, petra: Actor
) -> None:
    review = playing.opened(petra)

    answer = browser(petra).post(
        reverse("reviews:decide", args=[review]),
        {"decided": "Något", "due_on": "2020-01-01", "as_task": "1"},
    )

    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Dagen har passerat" in text
    assert "behöver någon som svarar för den" in text


# What is folded on a narrow screen.

FOLD = r'<details class="step-more card-fold"( open)?><summary>([^<]*)<.*?<div id="(\w+)">'


def folds(text: str) -> dict[str, tuple[bool, str]]:
    return {name: (bool(is_open), said) for is_open, said, name in re.findall(FOLD, text)}


def test_what_is_under_discussion_stands_open_and_the_rest_says_how_much_it_holds(
    browser: SignIn, petra: Actor
) -> None:
    played = playing.scene(petra)
    review = playing.opened(petra)
    client = browser(petra)
    address = reverse("reviews:review", args=[review])

    before = folds(client.get(address).content.decode())
    playing.marked(petra, review, played.incident)
    playing.decided(petra, review)
    after = folds(client.get(address).content.decode())
    playing.present(petra, review)
    playing.signed(petra, review)
    signed = folds(client.get(address).content.decode())
    paper = client.get(f"{address}?print=1").content.decode()

    assert before["incidents"] == (True, "1 händelse, 1 kvar")
    assert before["disputes"] == (False, "1 konflikt")
    assert before["decisions"] == (False, "Inget är beslutat än.")
    assert [name for name, (is_open, _said) in before.items() if is_open] == ["incidents"]
    assert after["incidents"] == (False, "1 händelse")
    assert signed["decisions"] == (True, "1 beslut")
    assert [name for name, (is_open, _said) in signed.items() if is_open] == ["decisions"]
    assert folds(paper) == {}


def test_a_form_that_is_refused_is_not_folded_away(browser: SignIn, petra: Actor) -> None:
    playing.scene(petra)
    review = playing.opened(petra)

    answer = browser(petra).post(reverse("reviews:decide", args=[review]), {"decided": ""})

    assert folds(answer.content.decode())["decisions"][0]


def test_a_line_that_changed_is_counted_where_it_is_folded(browser: SignIn, petra: Actor) -> None:
    played = playing.scene(petra)
    review = playing.held(petra)
    answers.review(petra, played.incident, now=playing.MEETING + timedelta(hours=5))

    answer = browser(petra).get(f"{reverse('reviews:review', args=[review])}?compare=now")

    assert folds(answer.content.decode())["incidents"] == (True, "1 händelse, 1 rad ändrad")


# What a page costs, in questions to the database.

# What only a comparison with the data of now asks for.
LIVE = (
    "incidents_incident",
    "incidents_involvement",
    "aftermath_",
    "sanctions_",
    "groups_grouprelation",
    "support_",
    "notifications_",
)
Ask = Callable[[], object]


def asked_by(deed: Ask) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        deed()
    return [one["sql"] for one in asked.captured_queries]


def of_live_data(asked: list[str]) -> list[str]:
    return [sql for sql in asked if any(f'FROM "{table}' in sql for table in LIVE)]


def test_the_page_costs_no_more_for_ten_incidents_than_for_five(petra: Actor) -> None:
    opened, signed = [], []
    for _ in range(2):
        for _ in range(5):
            playing.shooting(petra)
        review = playing.opened(petra)
        opened.append(len(asked_by(lambda: playing.page(petra, review))))  # noqa: B023
        playing.present(petra, review)
        playing.signed(petra, review)
        signed.append(len(asked_by(lambda: playing.page(petra, review))))  # noqa: B023

    assert opened[1] <= opened[0] + 6  # the second has a review before it
    assert signed[0] == signed[1] < opened[0]


def test_signed_minutes_ask_for_no_live_data_until_the_reader_compares(
    browser: SignIn, petra: Actor
) -> None:
    playing.scene(petra)
    review = playing.held(petra)
    client = browser(petra)
    address = reverse("reviews:review", args=[review])
    texts = []

    as_signed = asked_by(lambda: texts.append(client.get(address).content.decode()))
    [link] = re.findall(r'href="([^"]+)">Jämför med läget nu', texts[0])
    beside = asked_by(lambda: texts.append(client.get(link).content.decode()))

    assert of_live_data(as_signed) == []
    assert of_live_data(beside) != []
    assert "Inget har ändrats" not in texts[0]
    assert "Inget har ändrats sedan underlaget frystes" in texts[1]
    assert f'href="{address}">Visa som signerat' in texts[1]
    assert f"{link}&" in texts[1]  # the print of this page compares too


def test_the_meeting_asks_for_the_live_data_of_its_screen_alone(
    browser: SignIn, petra: Actor
) -> None:
    playing.scene(petra)
    review = playing.opened(petra)
    client = browser(petra)
    here = reverse("reviews:meeting", args=[review])

    def live(section: ReviewSection) -> list[str]:
        return of_live_data(asked_by(lambda: client.get(f"{here}?del={section.value}")))

    whole = of_live_data(asked_by(lambda: playing.page(petra, review)))
    still = {ReviewSection.TASKS, ReviewSection.SUPPORT, ReviewSection.DECISIONS}
    for section in ReviewSection:
        assert len(live(section)) < len(whole)
    for section in (*still, ReviewSection.CLOSING):
        assert live(section) == []


def test_the_list_of_reviews_gathers_nothing_and_costs_the_same_for_one_as_for_three(
    petra: Actor,
) -> None:
    def seen() -> list[str]:
        with access.acting_as(petra):
            return asked_by(lambda: queries.review_list(petra, now=playing.MEETING))

    playing.scene(petra)
    costs = []
    for week in range(3):
        playing.held(petra, now=playing.MEETING + timedelta(days=7 * week))
        asked = seen()
        costs.append(len(asked))
        assert of_live_data(asked) == []
        assert not any('FROM "reviews_line"' in sql for sql in asked)

    assert len(set(costs)) == 1
