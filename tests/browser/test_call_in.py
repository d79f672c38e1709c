"""A call-in from nothing to debrief, in the browser as the coordinator, at both widths."""

import re
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.looking import found_by_axe
from tests.browser.office import follow, sign_in
from tests.browser.pictures import keep_picture

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDTHS = (1280, 390, 320)
Look = Callable[[str], None]


def test_a_call_in_is_planned_from_nothing_to_debrief(chromium: Browser, demo: str) -> None:
    context = chromium.new_context(locale="sv-SE", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    faults: list[str] = []

    walk(page, demo, lambda name: look_at(page, name, faults))
    context.close()

    assert faults == []


def test_an_evening_is_run_from_a_phone_without_javascript(chromium: Browser, demo: str) -> None:
    context = chromium.new_context(
        locale="sv-SE", viewport={"width": 390, "height": 800}, java_script_enabled=False
    )
    page = context.new_page()
    sign_in(page, demo, "Petra")
    plan(page, demo, "Call-in utan skript")
    call_in = page.url
    choose(page, call_in)
    approve_and_deliver(page, call_in)

    page.goto(f"{call_in}evening/")
    follow(page.get_by_role("button", name=re.compile("^Kom –")).first)
    follow(page.get_by_role("button", name=re.compile("^Pratade efteråt")).first)
    pressed = page.get_by_role("button", name=re.compile("^Stannade")).first
    is_pressed = pressed.get_attribute("aria-pressed")

    context.close()
    assert is_pressed == "true"


def today() -> str:
    """The Swedish day, as it is typed."""
    return datetime.now(ZoneInfo("Europe/Stockholm")).date().isoformat()


def walk(page: Page, demo: str, look: Look) -> None:
    """Go from an empty list to a debrief, looking at every page on the way."""
    sign_in(page, demo, "Petra")
    page.goto(f"{demo}/call-ins/")
    look("01-list")
    plan(page, demo, "Call-in 3")
    call_in = page.url
    look("02-plan")
    tick_and_own(page, call_in)
    choose(page, call_in, look)
    approve_and_deliver(page, call_in, look)
    programme(page, call_in, look)
    place(page, call_in, look)
    seats_and_audience(page, demo, call_in, look)
    rehearse(page, call_in, look)
    page.goto(f"{call_in}evening/")
    page.get_by_role("button", name=re.compile("^Kom –")).first.click()
    page.get_by_role("button", name=re.compile("^Stannade")).first.click()
    expect(page.locator("li[data-waits]")).to_have_count(0)  # sent, and the page read anew
    page.wait_for_load_state()  # with its styles
    look("20-evening")
    afterwards(page, demo, call_in, look)


def plan(page: Page, demo: str, name: str) -> None:
    page.goto(f"{demo}/call-ins/new/")
    page.get_by_label("Namn", exact=True).fill(name)
    page.get_by_label("Dag", exact=True).fill(today())
    page.get_by_label("Börjar klockan").fill("23.59")
    for number in range(2):
        page.locator("input[name=groups]").nth(number).check()
    page.get_by_label("Mötets syfte").fill("Grupperna ska höra samma budskap från alla.")
    page.get_by_role("button", name="Planera").click()
    page.wait_for_url(re.compile(r"/call-ins/[0-9a-f-]{36}/$"))


def tick_and_own(page: Page, call_in: str) -> None:
    follow(page.get_by_role("button", name="Klart", exact=True).first)
    page.get_by_role("link", name=re.compile("^Utse ansvarig")).nth(1).click()
    follow(page.get_by_role("button", name="Spara ansvarig"))
    page.goto(call_in)


def choose(page: Page, call_in: str, look: Look | None = None) -> None:
    """Choose two who are on the groups' lists and whom nothing bars, and leave one out."""
    for choice in ("Ja, kalla personen", "Ja, kalla personen", "Nej, kalla inte"):
        page.goto(f"{call_in}invitees/")
        free = page.locator("section[aria-labelledby=candidates] tr", has_text="Inget känt")
        free.first.locator("a").first.click()
        page.get_by_label(choice, exact=True).check()
        page.get_by_label("Varför", exact=False).first.fill("Kan föra budskapet vidare")
        page.get_by_label("Hur personen kallas").select_option(label="Brev som polisen lämnar")
        if look and choice.startswith("Nej"):
            look("03-consider")
        page.get_by_role("button", name="Spara beslutet").click()
        page.wait_for_url(re.compile(r"/invitees/$"))
    if look:
        look("04-invitees")


def approve_and_deliver(page: Page, call_in: str, look: Look | None = None) -> None:
    page.goto(f"{call_in}invitations/")
    follow(page.get_by_role("button", name="Godkänn listan"))
    page.locator("table.case-list th a").first.click()
    page.get_by_label("Lämnad den").fill(today())
    page.get_by_label("Lämnad klockan").fill("00.01")
    page.get_by_label("Lämnad av").fill("Kommunpolis")
    page.get_by_label("Svar", exact=True).select_option(label="Ja")
    page.get_by_label("Skjuts").fill("Taxi, betald av kommunen")
    if look:
        look("05-invitation")
    page.get_by_role("button", name="Spara kallelsen").click()
    page.wait_for_url(re.compile(r"/invitations/$"))
    if look:
        look("06-invitations")


def programme(page: Page, call_in: str, look: Look) -> None:
    for name, role in (("Kommundirektören", "Kommundirektör"), ("En mamma", "Sorgens röst")):
        page.goto(f"{call_in}speakers/new/")
        page.get_by_label("Vem som talar").fill(name)
        page.get_by_label("Roll").select_option(label=role)
        page.get_by_label("Manus").fill("Vi vill att du lever.")
        page.get_by_role("button", name="Spara talaren").click()
        page.wait_for_url(re.compile(r"/programme/$"))
    points = (("Välkommen", "4", "Kommundirektören"), ("Det våldet gjort", "8", "En mamma"))
    for title, minutes, speaker in points:
        page.goto(f"{call_in}programme/new/")
        page.get_by_label("Vad som händer").fill(title)
        page.get_by_label("Minuter").fill(minutes)
        page.get_by_label("Talare").select_option(label=speaker)
        page.get_by_role("button", name="Lägg till punkten").click()
        page.wait_for_url(re.compile(r"/programme/$"))
    follow(page.get_by_role("button", name="Tidigare").first)
    look("07-programme")


def place(page: Page, call_in: str, look: Look) -> None:
    page.goto(f"{call_in}venue/edit/")
    page.get_by_label("Plats", exact=False).first.fill("Stadshuset, stora salen")
    page.get_by_label("Neutral för alla grupper").check()
    page.get_by_label("Hur ni prövade det").fill(
        "Ingen grupps område. Frivården och skolan tillfrågade."
    )
    page.get_by_label("Ingångar och ankomsttider").fill("Två ingångar, tjugo minuter emellan.")
    page.get_by_label("Vad som utlovas om kvällen").fill("Ingen grips på mötet.")
    page.get_by_role("button", name="Spara säkerhetsplanen").click()
    page.wait_for_url(re.compile(r"/venue/$"))
    page.get_by_role("link", name="Ge klartecken eller stopp").click()
    page.get_by_label("Klartecken", exact=True).check()
    look("08-sign")
    page.get_by_role("button", name="Skriv på").click()
    page.wait_for_url(re.compile(r"/venue/$"))
    look("09-venue")


def seats_and_audience(page: Page, demo: str, call_in: str, look: Look) -> None:
    for number in (1, 9):
        page.goto(f"{call_in}seating/new/")
        page.get_by_label("Rad", exact=False).first.fill("1")
        page.get_by_label("Plats", exact=False).first.fill(str(number))
        page.get_by_label("Deltagare", exact=False).first.select_option(index=1)
        page.get_by_role("button", name="Spara platsen").click()
        page.wait_for_url(re.compile(r"/seating/$"))
    look("10-seating")
    page.goto(f"{demo}/community/new/")
    page.get_by_label("Organisationens namn").fill("Varberga idrottsförening")
    page.get_by_label("Slag av organisation").select_option(label="Förening")
    page.get_by_role("button", name="Spara organisationen").click()
    page.wait_for_url(re.compile(r"/community/$"))
    look("11-community")
    page.goto(f"{call_in}audience/new/")
    page.get_by_label("Organisation", exact=True).select_option(label="Varberga idrottsförening")
    page.get_by_label("Platser").fill("6")
    page.get_by_role("button", name="Spara platserna").click()
    page.wait_for_url(re.compile(r"/audience/$"))
    look("12-audience")


def rehearse(page: Page, call_in: str, look: Look) -> None:
    page.goto(f"{call_in}rehearsal/edit/")
    page.get_by_label("Hållet den").fill(today())
    page.get_by_label("Hur det gick").fill("Programmet höll tiden.")
    page.get_by_role("button", name="Spara genrepet").click()
    page.wait_for_url(re.compile(r"/rehearsal/$"))
    page.get_by_role("link", name="Ny punkt").click()
    page.get_by_label("Vad som måste åtgärdas").fill("Mikrofonen hörs inte längst bak")
    page.get_by_role("button", name="Spara punkten").click()
    follow(page.get_by_role("button", name="Gör till ett steg"))
    page.goto(f"{call_in}rehearsal/")
    look("13-rehearsal")


def afterwards(page: Page, demo: str, call_in: str, look: Look) -> None:
    page.goto(f"{call_in}promises/new/")
    page.get_by_label("Vad som lovades, ordagrant").fill(
        "Den som vill lämna får hjälp samma vecka."
    )
    page.get_by_label("Vilket slags löfte").select_option(label="Hjälp")
    page.get_by_label("Vem som lovade").fill("Socialchefen")
    page.get_by_role("button", name="För in löftet").click()
    page.wait_for_url(re.compile(r"/debrief/$"))
    page.get_by_role("link", name=re.compile("^Notera varför")).first.click()
    page.get_by_label("Ville inte komma").check()
    look("21-absence")
    page.get_by_role("button", name="Spara skälet").click()
    page.wait_for_url(re.compile(r"/debrief/$"))
    page.get_by_role("link", name="Skriv genomgången").click()
    page.get_by_label("Hållen den").fill(today())
    page.get_by_label("Hur de kallade reagerade").fill("De lyssnade till slutet.")
    page.get_by_role("button", name="Spara genomgången").click()
    page.wait_for_url(re.compile(r"/debrief/$"))
    look("22-debrief")
    page.goto(call_in)
    look("23-plan-after")
    page.goto(f"{demo}/promises/")
    look("24-promises")
    page.goto(f"{demo}/call-ins/")
    look("25-list-after")
    assert page.get_by_text("Hållen och genomgången").count()


def look_at(page: Page, name: str, faults: list[str]) -> None:
    """Look at a page at each width, with axe at the widest."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append(f"{name}: scrolls sideways at {width} px")
    page.set_viewport_size({"width": 1280, "height": 900})
    keep_picture(page, f"call-in-{name}")
    faults.extend(f"{name}: {fault}" for fault in found_by_axe(page))
