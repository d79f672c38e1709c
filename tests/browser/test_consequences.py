"""From new violence to the report back, without JavaScript, each agency by its own account."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page
from tests.architecture.stage import WORDS, actor_named
from tests.browser.house import House
from tests.browser.looking import Looking
from tests.browser.office import follow
from tests.browser.pictures import keep_picture

from samsyn.office import access
from samsyn.office.sanctions.models import RoundDecision, SanctionRound

pytestmark = [pytest.mark.browser, pytest.mark.slow]
GROUP = f"{WORDS['orebro-joint']}gruppa"


class Walk:
    """One of the cast at a browser without JavaScript, and the pages that are kept as pictures."""

    def __init__(self, chromium: Browser, house: House, name: str) -> None:
        signed = house.reader(chromium, name)
        context = house.visitor(chromium, script=False)
        context.add_cookies(signed.cookies())
        signed.close()
        self.name = name
        self.page: Page = context.new_page()
        self.clicks = 0

    def press(self, words: str, *, link: bool = False) -> None:
        role = "link" if link else "button"
        follow(self.page.get_by_role(role, name=words).last)
        self.clicks += 1

    def fill(self, **values: str) -> None:
        for name, value in values.items():
            self.page.locator(f"[name={name}]").fill(value)

    def sign(self, why: str) -> None:
        self.fill(decided_as="Lokalpolisområdeschef", reason=why)

    def picture(self, name: str) -> None:
        keep_picture(self.page, f"promise-{name}")

    @property
    def text(self) -> str:
        return self.page.locator("body").inner_text()


def test_from_trigger_to_report_back_each_agency_ticks_its_own(
    chromium: Browser, house: House
) -> None:
    petra = Walk(chromium, house, "petra")
    frida = Walk(chromium, house, "frida")

    trigger = take_up_and_decide(petra)
    round_ = prepare_and_start(petra)
    asked = ask_for_measures(petra)
    status = petra.page.goto(f"{asked['frida']}done/")
    assert status is not None
    assert status.status == 403
    assert "Bara myndigheten själv" in petra.text

    tick(petra, asked["petra"])
    tick(frida, asked["frida"])
    time_passes(round_)
    end_and_report(petra, round_)

    petra.page.goto(trigger)
    petra.picture("trigger-closed")
    assert "Avslutad" in petra.text
    looking = Looking(house.reader(chromium, "petra").new_page())
    for address in (trigger, round_, asked["petra"], asked["frida"], "/consequences/measures/"):
        looking.visit(address, address)
    assert looking.faults == []


def take_up_and_decide(walk: Walk) -> str:
    walk.page.goto("/consequences/")
    walk.picture("overview")
    walk.press("Ny utlösande händelse", link=True)
    walk.page.locator("[name=group]").select_option(label=GROUP)
    walk.page.locator("[name=rule]").select_option("judgement")
    walk.fill(because="Skjutningen i natt. Gruppen hade fått budskapet.")
    walk.press("Ta upp den")
    trigger = walk.page.url
    walk.press("Skriv underlaget", link=True)
    walk.fill(memo="Vi vet vad som hände. Vi tror att det var gruppen.")
    walk.press("Spara underlaget")
    walk.press("Besluta", link=True)
    walk.page.get_by_label("Agera", exact=True).check()
    walk.sign("Budskapet gavs före våldet.")
    walk.press("Spara beslutet")
    walk.picture("trigger-decided")
    assert "beslutade" in walk.text
    return trigger


def prepare_and_start(walk: Walk) -> str:
    walk.press("Förbered omgången", link=True)
    walk.fill(
        alternatives="Samtal räcker inte.",
        proportionality="En person, fyra veckor.",
    )
    walk.page.locator("[name=people]").first.check()
    walk.press("Spara omgången")
    round_ = walk.page.url
    walk.press("Starta omgången", link=True)
    walk.sign("Underlaget är klart.")
    walk.press("Starta omgången")
    assert "Pågår" in walk.text
    return round_


def ask_for_measures(walk: Walk) -> dict[str, str]:
    for lever, what in (
        ("traffic_checks", "Kontroller tre kvällar"),
        ("closer_contact", "Möten varje vecka"),
    ):
        walk.press("Begär en åtgärd", link=True)
        walk.page.locator("[name=lever]").select_option(lever)
        walk.fill(what=what)
        walk.press("Begär åtgärden")
    walk.picture("round-asked")
    found = {}
    for name, title in (("petra", "Kontroller av bilar"), ("frida", "Tätare möten")):
        link = walk.page.get_by_role("link", name=re.compile(title)).first
        found[name] = str(link.get_attribute("href"))
    return found


def tick(walk: Walk, measure: str) -> None:
    """Find the measure among one's own, accept it, and tick it with its numbers."""
    walk.page.goto("/consequences/measures/")
    walk.picture(f"measures-{walk.name}")
    follow(walk.page.locator(f"a[href='{measure}']"))
    walk.press("Godta åtgärden", link=True)
    walk.press("Godta åtgärden")
    walk.press("Bocka av som klar", link=True)
    walk.fill(note="Genomfört.", actions="12", outside="1", minors="0")
    walk.press("Bocka av som klar")
    walk.picture(f"measure-{walk.name}")
    assert "Klar" in walk.text
    assert "Genomfört." in walk.text


def time_passes(round_: str) -> None:
    """Let the round have begun 29 days ago."""
    pk = round_.rstrip("/").rpartition("/")[2]
    began = timezone.localdate() - timedelta(days=29)
    with access.acting_as(actor_named("petra")):
        SanctionRound.objects.filter(pk=pk).update(started_on=began)
        RoundDecision.objects.filter(round=pk).update(decided_on=began)


def end_and_report(walk: Walk, round_: str) -> None:
    walk.page.goto(round_)
    walk.picture("round-review")
    assert "Ska prövas" in walk.text
    assert "28 dagar utan våld" in walk.text
    walk.press("Avsluta omgången", link=True)
    walk.page.get_by_label("Effekt syntes", exact=True).check()
    walk.sign("Gruppen har varit lugn i 29 dagar.")
    walk.press("Avsluta omgången")
    walk.press("Återkoppla", link=True)
    walk.fill(said="Vi gjorde som vi sa.", told_by="Lokalpolisområdeschef")
    walk.press("Spara återkopplingen")
    walk.press("Skriv lärdomarna", link=True)
    walk.fill(lessons="Snabba besked spelade roll.")
    walk.press("Spara lärdomarna")
    walk.picture("round-ended")
    assert "Snabba besked" in walk.text
    assert walk.clicks <= 30
