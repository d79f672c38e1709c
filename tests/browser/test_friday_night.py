"""A shooting on a Friday night, through to the report back three weeks later, in five roles.

The clock is turned for the office and the browser's session alike; whoever comes back signs in
anew. `SCREENSHOTS=folder` keeps a picture of each step.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from uuid import UUID

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page
from tests.architecture.stage import actor_named
from tests.browser.house import House
from tests.browser.pictures import keep_picture
from tests.office.groups import playing as groups
from tests.office.messages import playing as library
from tests.office.notifications import playing as talks
from tests.office.promises_of_tests import promised

from samsyn.office import access
from samsyn.office.access import code_for
from samsyn.office.config import installation
from samsyn.office.groups import changes as mapping
from samsyn.office.groups.changes import BasisPlan
from samsyn.office.notifications.models import CustomNotification
from samsyn.office.partners.limits import set_limits
from samsyn.office.partners.rules import Limit
from samsyn.vocabulary.groups import BasisKind, MembershipRole
from samsyn.vocabulary.messages import MessageKind

pytestmark = [pytest.mark.browser, pytest.mark.slow]
JOINT = "orebro-joint"
ACTING, HIT = "Grupp Fredag", "Grupp Hamn"
QUIET_DAYS = 14  # as the site has decided
PATIENCE = 5_000  # milliseconds; what is not there by then is not there


@dataclass(kw_only=True)
class Night:
    """The clock, the cast and their browsers."""

    chromium: Browser
    house: House
    friday: datetime
    now: datetime
    key_person: UUID
    acting: UUID
    hit: UUID
    open: dict[str, Page] = field(default_factory=dict)

    def turn(self, days: int, clock: str) -> None:
        """Go on to a day after the Friday, and a time; everybody signs in anew."""
        at = time.fromisoformat(clock)
        day = timezone.localdate(self.friday) + timedelta(days=days)
        self.now = timezone.make_aware(datetime.combine(day, at))
        for page in self.open.values():
            page.context.close()
        self.open.clear()

    def page(self, name: str) -> Page:
        """Return somebody's browser, without JavaScript."""
        if name not in self.open:
            context = self.house.reader(self.chromium, name, script=False)
            context.set_default_timeout(PATIENCE)
            self.open[name] = context.new_page()
        return self.open[name]

    @property
    def today(self) -> str:
        return timezone.localdate().isoformat()


@pytest.fixture
def night(chromium: Browser, house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[Night]:
    """The Friday to come, 23.25, in a site that reviews its rounds after fourteen quiet days."""
    today = timezone.localdate()
    day = today + timedelta(days=(4 - today.weekday()) % 7 or 7)
    friday = timezone.make_aware(datetime.combine(day, time(23, 5)))
    with installation.as_owner(house.logins):
        limits = {Limit.QUIET_DAYS: QUIET_DAYS}
        set_limits("orebro", limits, by="Styrgruppen", applies_from=today, today=today)
    acting, hit, key_person = map_groups(friday)
    found = Night(
        chromium=chromium,
        house=house,
        friday=friday,
        now=friday + timedelta(minutes=20),
        key_person=key_person,
        acting=acting,
        hit=hit,
    )
    monkeypatch.setattr(timezone, "now", lambda: found.now)
    yield found
    for page in found.open.values():
        page.context.close()


def map_groups(friday: datetime) -> tuple[UUID, UUID, UUID]:
    """Two groups in dispute, a key person of the one that is hit, and what both were promised."""
    petra = actor_named("petra")
    acting, hit = groups.group(petra, ACTING, JOINT), groups.group(petra, HIT, JOINT)
    groups.dispute_between(petra, acting, hit)
    found = []
    for group, role in ((hit, MembershipRole.KEY_PERSON), (acting, MembershipRole.CORE)):
        person = talks.person(petra)
        groups.name_of(petra, person, "Ali", f"Fredagsson{len(found)}")
        lately = timezone.localdate(friday) - timedelta(days=20)
        plan = groups.listed(
            person,
            group,
            role=role,
            bases=(
                BasisPlan(kind=BasisKind.OBSERVED_TOGETHER, dated_on=lately),
                BasisPlan(kind=BasisKind.OBSERVED_TOGETHER, dated_on=lately - timedelta(days=9)),
            ),
            approved_on=lately,
        )
        with access.acting_as(petra):
            mapping.record_memberships(petra, [plan], now=timezone.now())
        found.append(person)
    promised(petra, acting, hit, made_on=groups.TODAY - timedelta(days=10))
    return acting, hit, found[0]


def press(page: Page, words: str, *, link: bool = False) -> None:
    with page.expect_navigation():
        page.get_by_role("link" if link else "button", name=words, exact=True).last.click()


def fill(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.locator(f"main [name='{name}']").fill(value)


def pick(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.locator(f"main [name='{name}']").select_option(value)


def check(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.locator(f"main [name='{name}'][value='{value}']").check(force=True)


def text_of(page: Page) -> str:
    return page.locator("body").inner_text()


def test_from_a_friday_night_to_the_report_back_three_weeks_later(night: Night) -> None:
    answer = record_and_begin(night)
    call = somebody_calls_the_line(night)

    night.turn(1, "08:30")
    review_within_a_day(night, answer)
    propose_and_hold_a_talk(night, answer)

    night.turn(2, "10:00")
    round_ = decide_and_start(night)
    measures = ask_three_agencies(night, round_)

    night.turn(3, "14:00")
    each_ticks_its_own(night, round_, measures)
    partners_do_their_tasks(night, answer)

    night.turn(2 + QUIET_DAYS, "09:00")
    end_after_quiet_days(night, round_)

    night.turn(21, "11:00")
    report_back(night, round_)
    the_promise_is_kept(night)
    nobody_outside_learns(night, call)


def record_and_begin(night: Night) -> str:
    petra = night.page("petra")
    petra.goto("/incidents/new/")
    pick(petra, room=str(groups.room(JOINT)), kind="shooting")
    fill(petra, when=f"{night.today} 23.05", area="Hamnstaden", injured="1")
    petra.locator("[name=has_traces]").check()
    pick(petra, **{"side-0-group": str(night.acting), "side-0-side": "acting"})
    pick(petra, **{"side-0-certainty": "confirmed"})
    press(petra, "Lägg till en grupp")
    pick(petra, **{"side-1-group": str(night.hit), "side-1-side": "targeted"})
    pick(petra, **{"side-1-certainty": "confirmed"})
    press(petra, "Spara händelsen")
    press(petra, "Vårt svar", link=True)
    press(petra, "Börja svaret")
    assert "Akut till" in text_of(petra)
    assert "Parternas uppgifter" in text_of(petra)
    keep_picture(petra, "friday-1-answer-begun")
    return petra.url


def somebody_calls_the_line(night: Night) -> str:
    """The social worker takes a call the same night, behind the wall."""
    sami = night.page("sami")
    sami.goto("/support/contacts/new/")
    check(
        sami, danger="no", caller="relative", number_from="agency", topic="threat", wish="meeting"
    )
    press(sami, "Spara kontakten")
    keep_picture(sami, "friday-2-help-line")
    return sami.url


def review_within_a_day(night: Night, answer: str) -> None:
    petra = night.page("petra")
    petra.goto(answer)
    press(petra, "Gå igenom händelsen", link=True)
    check(petra, member_involved="confirmed", group_motivated="yes", status="confirmed")
    fill(petra, basis="Hylsor på platsen och två vittnen, oberoende av varandra.")
    press(petra, "Spara genomgången")
    petra.goto(answer)
    assert "Försenat" not in text_of(petra)
    press(petra, "Kontrollera konflikten", link=True)
    check(petra, verdict="likely")
    fill(petra, said="Tre gräl sedan i september.")
    press(petra, "Spara kontrollen")
    press(petra, "Bedöm risken", link=True)
    check(petra, level="elevated")
    fill(petra, until=night.today, said="Vänner till den skadade söker upp folk.")
    press(petra, "Spara bedömningen")
    keep_picture(petra, "friday-3-reviewed")


def propose_and_hold_a_talk(night: Night, answer: str) -> None:
    petra = night.page("petra")
    petra.goto(answer)
    petra.get_by_text(re.compile(r"^Att överväga \(")).click()
    assert code_for("P", night.key_person) in text_of(petra)
    press(petra, f"Föreslå ett samtal med {label(night)}")
    hold_the_talk(night)
    petra = night.page("petra")
    petra.goto(answer)
    keep_picture(petra, "friday-4-talked")
    assert "4 av 6 steg klara" in text_of(petra)


def label(night: Night) -> str:
    return code_for("P", night.key_person)


def hold_the_talk(night: Night) -> None:
    """Check, give out and log the talk; its own pages are walked in `test_phone_log`."""
    petra = actor_named("petra")
    with access.acting_as(petra):
        talk = CustomNotification.objects.get(person=night.key_person).pk
    text = library.text(petra, MessageKind.TALK_BRIEF, name="Efter fredagen")
    words = library.approved(petra, actor_named("frida"), text)
    talks.clear(petra, talk, now=night.now)
    team = (talks.member(petra), talks.member(actor_named("vera"), "orebro-social"))
    brief = talks.assign(actor_named("petra"), talk, *team, now=night.now, message_id=words)
    night.turn(1, "11:00")
    talks.log(actor_named("petra"), brief, now=night.now, happened_at=night.now, **talks.MET)


def decide_and_start(night: Night) -> str:
    petra = night.page("petra")
    petra.goto("/consequences/triggers/new/")
    pick(petra, group=str(night.acting), rule="judgement")
    fill(petra, because="Skjutningen i fredags. Gruppen hade fått löftet.")
    press(petra, "Ta upp den")
    press(petra, "Skriv underlaget", link=True)
    fill(petra, memo="Hylsor och vittnen. Vi vet inte vem som höll i vapnet.")
    press(petra, "Spara underlaget")
    press(petra, "Besluta", link=True)
    check(petra, verdict="act")
    sign(petra, "Löftet gavs före våldet.")
    press(petra, "Spara beslutet")
    keep_picture(petra, "friday-5-decided")
    press(petra, "Förbered omgången", link=True)
    fill(petra, alternatives="Samtal räcker inte.", proportionality="En person, fyra veckor.")
    assert f"{QUIET_DAYS} dagar utan våld" in petra.locator("[name=exit_criterion]").input_value()
    petra.locator("[name=people]").first.check()
    press(petra, "Spara omgången")
    press(petra, "Starta omgången", link=True)
    sign(petra, "Underlaget är klart.")
    press(petra, "Starta omgången")
    return petra.url


def sign(page: Page, why: str) -> None:
    fill(page, decided_as="Lokalpolisområdeschef", reason=why)


def ask_three_agencies(night: Night, round_: str) -> dict[str, str]:
    petra = night.page("petra")
    levers = {
        "petra": ("traffic_checks", "Kontroller tre kvällar"),
        "frida": ("closer_contact", "Möten varje vecka"),
        "mona": ("permit_inspection", "Tillsyn av två serveringar"),
    }
    found = {}
    for name, (lever, what) in levers.items():
        known = set(measures_on(petra))
        press(petra, "Begär en åtgärd", link=True)
        pick(petra, lever=lever)
        fill(petra, what=what)
        press(petra, "Begär åtgärden")
        [found[name]] = set(measures_on(petra)) - known
    keep_picture(petra, "friday-6-asked")
    assert petra.url == round_
    return found


def measures_on(page: Page) -> list[str]:
    return re.findall(r'href="(/consequences/measures/[0-9a-f-]{36}/)"', page.content())


def each_ticks_its_own(night: Night, round_: str, measures: dict[str, str]) -> None:
    for name, measure in measures.items():
        page = night.page(name)
        page.goto(measure)
        press(page, "Godta åtgärden", link=True)
        press(page, "Godta åtgärden")
        press(page, "Bocka av som klar", link=True)
        fill(page, note="Genomfört.", actions="6", outside="0", minors="0")
        press(page, "Bocka av som klar")
        keep_picture(page, f"friday-7-measure-{name}")
    others = night.page("mona").goto(f"{measures['frida']}stop/")
    assert others is not None
    assert others.status == 403
    night.page("frida").goto(round_)
    assert text_of(night.page("frida")).count("Klar") >= len(measures)


def partners_do_their_tasks(night: Night, answer: str) -> None:
    mona = night.page("mona")
    mona.goto(answer)
    mona.locator("a[href^='/responses/tasks/']").first.click()
    fill(mona, result="Gjort på lördagen.")
    press(mona, "Uppgiften är klar")
    assert "1 uppgift är klar" in text_of(mona)
    keep_picture(mona, "friday-8-task-done")


def end_after_quiet_days(night: Night, round_: str) -> None:
    petra = night.page("petra")
    petra.goto(round_)
    assert "Ska prövas" in text_of(petra)
    assert f"{QUIET_DAYS} dagar utan våld" in text_of(petra)
    press(petra, "Avsluta omgången", link=True)
    check(petra, ended_as="effect_seen")
    sign(petra, f"Gruppen har varit lugn i {QUIET_DAYS} dagar.")
    press(petra, "Avsluta omgången")
    keep_picture(petra, "friday-9-ended")


def report_back(night: Night, round_: str) -> None:
    petra = night.page("petra")
    petra.goto(round_)
    press(petra, "Återkoppla", link=True)
    for box in petra.locator("[name=groups]").all():
        box.check()
    fill(petra, said="Vi gjorde som vi sa. Hjälpen står kvar.", told_by="Lokalpolisområdeschef")
    press(petra, "Spara återkopplingen")
    keep_picture(petra, "friday-10-reported")


def the_promise_is_kept(night: Night) -> None:
    frida = night.page("frida")
    frida.goto(f"/consequences/kept/?group={night.acting}")
    said = text_of(frida)
    assert "Hållet" in said
    assert "fick veta av Lokalpolisområdeschef" in said
    keep_picture(frida, "friday-11-kept")


def nobody_outside_learns(night: Night, call: str) -> None:
    """The steering group sees days and counts alone, the coordinators nothing of the call."""
    stig = night.page("stig")
    for address in ("/steering/", "/steering/fidelity/", "/support/figures/"):
        stig.goto(address)
        assert ACTING not in text_of(stig)
        assert HIT not in text_of(stig)
    keep_picture(stig, "friday-12-steering")
    for name in ("petra", "mona", "frida", "stig"):
        refused = night.page(name).goto(call)
        assert refused is not None
        assert refused.status in {403, 404}
