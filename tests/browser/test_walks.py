"""The ten main tasks, from their beginning to what is there afterwards, by keyboard alone."""

import logging
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from time import monotonic
from uuid import UUID

import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from tests.architecture.stage import NAME, WORDS, StagedRoom
from tests.browser.house import House
from tests.browser.keyboard import Keyboard

from samsyn.office import access

pytestmark = [pytest.mark.browser, pytest.mark.slow]
POLICE, JOINT = WORDS["orebro-police"], WORDS["orebro-joint"]
LOG = logging.getLogger(__name__)
GUIDED_WITHIN = 120  # seconds
RECORD = r"/{}/[0-9a-f-]{{36}}/"


@pytest.fixture
def petra(chromium: Browser, house: House) -> Iterator[Keyboard]:
    """The police coordinator, signed in, with a keyboard and nothing else."""
    with closing(house.reader(chromium, "petra")) as context:
        yield Keyboard(context.new_page())


@pytest.fixture
def room(house: House) -> StagedRoom:
    return house.stage.rooms["orebro-police"]


def code(room: StagedRoom, record: str) -> str:
    return access.code_for("P", room.records[record])


def days_ago(days: int) -> str:
    return (timezone.localdate() - timedelta(days=days)).isoformat()


def test_one_signs_in_by_card(chromium: Browser, house: House) -> None:
    with closing(house.visitor(chromium)) as context:
        keys = Keyboard(context.new_page())
        keys.open("/")

        keys.follow(keys.page.get_by_role("button", name=re.compile("^Petra ")).first)

        assert (keys.path, keys.heading) == ("/", "Lägesbild")
        assert "Petra" in keys.page.locator(".staff-name").inner_text()


def test_one_gets_from_the_situation_to_a_group(petra: Keyboard) -> None:
    petra.open("/")
    petra.to_main()

    # Its first group is linked with the police's, and the two bear the name of either.
    petra.follow(petra.link(f"{JOINT}gruppb"))

    assert re.fullmatch(RECORD.format("groups"), petra.path)
    assert petra.heading.startswith(f"{JOINT}gruppb")
    assert petra.page.get_by_role("heading", name="Personer på listan").is_visible()


def test_one_searches_for_a_person_by_name_and_opens_the_page(
    petra: Keyboard, room: StagedRoom
) -> None:
    petra.open("/")

    petra.write(petra.page.locator("#site-search"), f"{POLICE}{NAME}familya")
    with petra.page.expect_navigation():
        petra.page.keyboard.press("Enter")
    petra.to_main()
    petra.follow(petra.link(code(room, "person")))

    assert petra.path == f"/people/{room.person}/"
    assert petra.heading.startswith(code(room, "person"))


def test_one_records_a_shooting_with_three_people(petra: Keyboard, room: StagedRoom) -> None:
    petra.open("/")
    petra.unfold(petra.page.locator(".main-menu summary.button"))
    petra.follow(petra.page.locator(".main-menu").get_by_role("link", name="Händelse", exact=True))

    petra.to_main()
    petra.pick(petra.field("kind"), "Skjutning")
    petra.write(petra.field("when"), "i går 23.05")
    petra.write(petra.field("area"), "Hamnstaden")
    petra.write(petra.field("injured"), "1")
    petra.write(petra.field("person-0-code"), code(room, "person"))
    petra.pick(petra.field("person-0-role"), "Drabbades")
    petra.pick(petra.field("person-0-harm"), "Skadad")
    petra.write(petra.field("person-1-code"), code(room, "other_person"))
    petra.pick(petra.field("person-1-role"), "Misstänkt")
    petra.pick(petra.field("person-1-suspicion"), "Skäligen")
    petra.tick(petra.field("person-2-is_unknown"))
    petra.pick(petra.field("person-2-role"), "Misstänkt")
    petra.pick(petra.field("person-2-suspicion"), "Skäligen")
    petra.pick(petra.field("side-0-group"), f"{POLICE}gruppa")
    petra.pick(petra.field("side-0-side"), "Utsattes")
    petra.tick(petra.field("has_traces"))
    petra.press("Spara händelsen")

    people = petra.page.locator("section[aria-labelledby=people]").inner_text()
    assert re.fullmatch(RECORD.format("incidents"), petra.path)
    assert petra.heading.startswith("Skjutning, Hamnstaden")
    for said in (code(room, "person"), code(room, "other_person"), "Okänd person"):
        assert said in people


def test_one_adds_a_membership_with_two_bases(petra: Keyboard, room: StagedRoom) -> None:
    petra.open(f"/groups/{room.records['other_group']}/")
    petra.follow(petra.page.get_by_role("link", name="Föreslå en person"))
    petra.to_main()
    petra.write(petra.field("code"), code(room, "person"))
    petra.choose("role", "core")
    petra.choose("basis", "observed_together")
    petra.write(petra.field("dated_on"), days_ago(60))
    petra.press("Spara förslaget")
    petra.to_main()
    petra.follow(petra.link(code(room, "person")))

    petra.to_main()
    petra.follow(petra.link("Lägg till underlag"))
    petra.to_main()
    petra.choose("basis", "judgment")
    petra.write(petra.field("dated_on"), days_ago(20))
    petra.press("Spara underlaget")

    shown = petra.page.locator("main").inner_text()
    assert "Föreslagen, behöver godkännas" in shown
    assert petra.page.locator("section[aria-labelledby=bases] tbody tr").count() == 2


def test_one_confirms_a_membership(petra: Keyboard, room: StagedRoom) -> None:
    petra.open(f"/groups/memberships/{room.records['membership']}/")
    petra.to_main()
    petra.follow(petra.link("Bekräfta"))

    petra.to_main()
    petra.choose("basis", "own_statement")
    petra.write(petra.field("dated_on"), days_ago(1))
    petra.press("Bekräfta medlemskapet")

    decisions = petra.page.locator("section[aria-labelledby=decisions]").inner_text()
    assert decisions.count("till") >= 2  # the new confirmation and the old one
    assert "Räknas" in petra.page.locator("main").inner_text()


def test_one_contests_a_membership_which_then_counts_for_nothing(
    petra: Keyboard, room: StagedRoom
) -> None:
    address = f"/groups/memberships/{room.records['membership']}/"
    petra.open(address)
    petra.to_main()
    petra.follow(petra.link("Bestrid"))

    petra.to_main()
    petra.write(petra.field("reason"), "Underlaget gäller en annan person.")
    petra.press("Bestrid medlemskapet")

    shown = petra.page.locator("main").inner_text()
    assert petra.path == address
    assert "Bestridd" in shown
    assert "Underlaget gäller en annan person." in shown


def test_one_discloses_is_refused_and_takes_it_back_and_the_ledger_shows_all_three(
    chromium: Browser, house: House, petra: Keyboard, room: StagedRoom
) -> None:
    person = room.records["other_person"]
    began = monotonic()
    guide_to_form(petra, person)
    answer_and_look(petra, obvious="no")
    refused = petra.page.locator("main").inner_text()
    assert "Där det inte är uppenbart kan grunden inte användas." in refused

    restarted = monotonic()
    guide_to_form(petra, person)
    answer_and_look(petra, obvious="yes")
    petra.to_main()
    petra.press("Lämna ut")
    took = monotonic() - restarted
    number = petra.heading
    assert re.fullmatch(RECORD.format("disclosures"), petra.path)
    assert re.fullmatch(r"POL-O-\d{4}-\d{4}", number)
    assert took < GUIDED_WITHIN

    petra.open(f"/disclosures/about/person/{person}/")
    petra.to_main()
    petra.follow(petra.link("Rätta eller återkalla"))
    petra.to_main()
    petra.tick(petra.page.get_by_label(re.compile(number)))
    petra.choose("kind", "withdrawal")
    petra.write(petra.field("reason"), "Fel person.")
    petra.press("Meddela rummen")

    with closing(house.reader(chromium, "mona")) as context:
        receiver = Keyboard(context.new_page())
        receiver.open("/disclosures/work/")
        receiver.to_main()
        receiver.follow(receiver.link(number))
        receiver.to_main()
        receiver.press("Skicka svaret")
        assert "Övertaget" in receiver.page.locator("main").inner_text()
    petra.open(f"/disclosures/about/person/{person}/")
    ledger = petra.page.locator("main").inner_text()
    assert number in ledger
    assert "Fel person." in ledger
    assert "Övertaget" in ledger
    assert "Stoppat av ett svar" in ledger
    LOG.info("guided %.1f s, all of it %.1f s", took, monotonic() - began)


def guide_to_form(keys: Keyboard, person: UUID) -> None:
    """From the person's page to the questions of a ground, by keys alone."""
    keys.open(f"/people/{person}/")
    keys.to_main()
    keys.follow(keys.link("Lämna ut"))
    keys.to_main()
    keys.follow(keys.link("Gemensamt"))
    keys.to_main()
    keys.follow(keys.link("OSL 10 kap. 27 §"))


def answer_and_look(keys: Keyboard, *, obvious: str) -> None:
    """Choose, say why, answer the ground's questions, and ask to see what would be told."""
    keys.to_main()
    keys.tick(keys.page.locator('input[name="fields_told"][value="names"]'))
    keys.write(keys.field("purpose"), "Planera ett enskilt samtal.")
    keys.choose("test_exempt", "no")
    keys.choose("test_obvious", obvious)
    keys.write(keys.field("why_obvious"), "Vi kan inte nå personen annars.")
    keys.follow(keys.button("Se vad som lämnas"))


def test_one_imports_a_file_from_upload_to_acceptance_and_undoes_it(
    petra: Keyboard, tmp_path: Path
) -> None:
    file = tmp_path / "personer.csv"
    file.write_text("ref;namn;född\nK1;Vilgot Granbacke;2001\nK2;Ture Bokhage;1999\n", "utf-8")
    petra.open("/imports/")
    petra.to_main()
    petra.pick(petra.field("kind"), "Personer")
    petra.pick(petra.field("room"), "Polisen")
    petra.write(petra.field("source_title"), "Gatugruppens lista")
    petra.choose_file(petra.field("file"), file)
    petra.press("Granska filen")
    assert petra.heading == "Vad kolumnerna betyder"
    petra.to_main()
    petra.press("Granska filen")
    staged = petra.path

    petra.to_main()
    petra.press("För in filen")
    taken = petra.page.locator("main").inner_text()
    petra.to_main()
    petra.follow(petra.link("Ångra"))
    petra.to_main()
    petra.press("Radera det som filen förde in")

    assert "Införd" in taken
    assert petra.path == staged
    assert "Allt som filen förde in är raderat." in petra.page.locator("main").inner_text()


def test_one_switches_room_and_language(petra: Keyboard) -> None:
    petra.open("/groups/")
    account = petra.page.locator(".masthead-tools details.dropdown")
    petra.unfold(account.locator("summary"))
    petra.follow(account.get_by_role("button", name="Gemensamt"))
    groups = petra.page.locator("main").inner_text()

    petra.to_main()
    petra.follow(petra.page.locator("footer").get_by_role("button", name="English"))

    assert f"{POLICE}gruppb" not in groups
    assert f"{JOINT}gruppb" in groups
    assert petra.page.locator("html").get_attribute("lang") == "en"
    assert petra.heading == "Groups"


def test_the_data_protection_officer_sees_who_has_looked_at_a_person(
    chromium: Browser, house: House, petra: Keyboard, room: StagedRoom
) -> None:
    petra.open(f"/people/{room.person}/")  # the records of two rooms at once
    petra.open(f"/people/{room.person}/edit/")  # one record, by its code in the log
    with closing(house.reader(chromium, "dag")) as context:
        dag = Keyboard(context.new_page())
        dag.open("/")
        account = dag.page.locator(".masthead-tools details.dropdown")
        dag.unfold(account.locator("summary"))
        dag.follow(account.get_by_role("link", name="Logg över vem som tittat"))

        dag.to_main()
        dag.follow(dag.link(code(room, "person")))

        shown = dag.page.locator("main").inner_text()
        assert dag.path == f"/oversight/people/{room.person}/"
        assert "Petra" in shown
        assert "Öppnade sidan" in shown
        assert NAME not in shown.lower()


def test_somebody_asks_what_is_held_and_has_an_answer(petra: Keyboard, room: StagedRoom) -> None:
    petra.open("/rights/new/")
    petra.choose("room", str(room.room_id))
    petra.write(petra.field("name"), f"{POLICE}r")
    petra.write(petra.field("received_on"), days_ago(0))
    petra.choose("identity_check", "e_id")
    petra.press("Registrera")
    assert petra.heading == "Sök personen"

    petra.tick(petra.field("people"))
    petra.press("Fortsätt")
    asked = petra.path
    rows = petra.page.get_by_label(re.compile("^Beslut:"))
    for row in range(rows.count()):
        petra.pick(rows.nth(row), "Lämna ut")
    petra.press("Spara besluten")
    petra.follow(petra.link("Ge svaret"))
    petra.press("Ge svaret")

    assert petra.path == asked
    assert "Allt som finns om dig följer nedan." in petra.page.locator("main").inner_text()
