"""The public reports of the loaded demo: their figures are those that the sites have published."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.utils import timezone
from django.utils.timezone import localdate
from tests import databases
from tests.journeys.installations import loaded_demo

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.config import installation
from samsyn.office.config.environment import Environment
from samsyn.office.partners.models import Room
from samsyn.office.progress import queries
from samsyn.office.progress.rules import Draft
from samsyn.office.progress.rules.facts import CALLED, CAME, CARDS, CONTACTS, MET, TALKS
from samsyn.office.steering.changes import CannotSteer, declare_ready
from samsyn.office.steering.queries import panel
from samsyn.office.steering.queries.readiness import readiness_facts
from samsyn.office.steering.rules import NotReady, objections_to_messages
from samsyn.simulation.profile import SiteProfile
from samsyn.simulation.published import SanctionRoundsFact
from samsyn.simulation.sites import (
    PROFILES,
    goteborg,
    huddinge,
    jarfalla_upplands_bro,
    malmo,
    orebro,
    uppsala,
)
from samsyn.vocabulary.rooms import RoomKind
from samsyn.vocabulary.steering import CoreElement, FidelityState

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("loaded")]


@pytest.fixture(scope="module")
def loaded(django_db_blocker: pytest.Item) -> Iterator[None]:
    """The demo's records, as its command has loaded them."""
    with (
        django_db_blocker.unblock(),
        loaded_demo("progress") as demo,
        databases.elsewhere(),
    ):
        environment = Environment(mode="demo", data_folder=str(demo.folder))
        installation.start_database(environment)
        installation.connect_application(environment)
        yield


def draft_of(profile: SiteProfile, number: int = 1) -> Draft:
    """Return a published report, read as everybody reads it: without anybody acting."""
    found = queries.report(profile.key, number)
    assert found is not None
    assert found.is_whole
    return found.snapshot.draft


@contextmanager
def acting_for(profile: SiteProfile) -> Iterator[tuple[Actor, int]]:
    """Act as the coordinator of the site's police, who steers in its joint room."""
    email = f"{profile.key}-police-coordinator@{profile.key}.example"
    room_id = Room.objects.values_list("pk", flat=True).get(key=profile.room(RoomKind.JOINT).key)
    who = Staff.objects.values_list("pk", flat=True).get(email=email)
    with access.acting_as(access.actor_for(who, now=timezone.now())) as actor:
        yield actor, room_id


def figures(draft: Draft) -> dict[str, str]:
    """Return every figure that stands in the report, by name."""
    return {one.name: one.text.sv for each in draft.sentences for one in each.figures}


def text(draft: Draft, key: str) -> str:
    found = draft.sentence(key)
    assert found is not None, key
    return found.text.sv


def test_orebro_has_called_ten_in_october_2022_and_told_thirty() -> None:
    [call_in] = orebro.PUBLISHED.call_ins
    [told] = orebro.PUBLISHED.notifications
    found = figures(draft_of(orebro.PROFILE))

    assert (found[CALLED], found[MET]) == (str(call_in.invited), str(told.people))
    assert text(draft_of(orebro.PROFILE), "call_ins") == "Ett call-in hölls, i oktober 2022."
    assert "Polisen Örebro och Socialtjänsten i Örebro" in text(draft_of(orebro.PROFILE), "teams")


def test_ten_of_thirty_in_orebro_have_called_of_their_own_accord_with_the_interval() -> None:
    [fact] = orebro.PUBLISHED.help_contacts
    draft = draft_of(orebro.PROFILE)

    assert figures(draft)[CONTACTS] == str(fact.people)
    assert figures(draft)[CARDS] == str(fact.of_people)
    assert "33 procent" in text(draft, "contacts_share")
    assert "mellan 19 och 51 procent" in text(draft, "contacts_share")


def test_orebro_says_that_it_is_too_early_and_when_it_no_longer_is() -> None:
    draft = draft_of(orebro.PROFILE)

    assert "går troligen aldrig att skilja" in text(draft, "when") or "tidigast" in text(
        draft, "when"
    )


def test_orebro_plans_a_call_in_in_spring_and_one_a_year() -> None:
    draft = draft_of(orebro.PROFILE)

    assert figures(draft)["next_call_in"] in ("april 2023", "maj 2023", "juni 2023")
    assert "minst ett call-in om året" in text(draft, "cadence")


def test_orebros_four_rounds_have_the_measures_that_were_published_of_each_partner() -> None:
    [fact] = orebro.PUBLISHED.sanction_rounds
    draft = draft_of(orebro.PROFILE, 2)

    assert isinstance(fact, SanctionRoundsFact)
    assert figures(draft)["rounds"] == str(fact.rounds)
    done = {one.agency: " ".join(each.sv for each in one.what) for one in draft.measures}
    assert "beslag" in done["Polisen Örebro"]
    assert "Kontroller av bilar och personer" in done["Polisen Örebro"]
    assert "Tätare möten" in done["Frivården Örebro"]
    assert "Vistelseförbud" in done["Frivården Örebro"]
    assert "Kronofogden Örebro" in done


def test_jarfalla_and_upplands_bro_have_talked_with_forty() -> None:
    [told] = jarfalla_upplands_bro.PUBLISHED.notifications
    draft = draft_of(jarfalla_upplands_bro.PROFILE)

    assert told.approximate  # "about 40", and two more by the end of the month of the call-in
    assert round(int(figures(draft)[TALKS]), -1) == told.conversations
    assert figures(draft)[MET] == "40"
    assert figures(draft)["call_ins"] == "1"
    assert figures(draft)["voices"] == "1"
    for who in ("kommunen", "polisen", "socialtjänsten", "hälso- och sjukvården", "lokalsamhället"):
        assert who in text(draft, "speakers")
    for whence in ("föreningslivet", "trossamfunden", "bostadsområdena", "det offentliga"):
        assert whence in text(draft, "audience_kinds")
    assert {"Järfälla kommun", "Upplands-Bro kommun"} <= set(draft.partners)
    assert {"malmo_2021", "malmo_2023"} <= {one.key for one in draft.evidence}
    for agency in ("Polisen", "Frivården", "Socialtjänsten"):
        assert agency in text(draft, "teams")


def test_malmo_has_reached_25_in_three_call_ins_and_44_in_49_talks() -> None:
    [reached] = malmo.PUBLISHED.reached_in_call_ins
    told = malmo.PUBLISHED.notifications[0]
    draft = draft_of(malmo.PROFILE)
    found = figures(draft)

    assert (found["call_ins"], found[CAME]) == (str(reached.call_ins), str(reached.people))
    assert (found[TALKS], found[MET]) == (str(told.conversations), str(told.people))
    assert "oktober 2018, april 2019 och november 2019" in text(draft, "call_ins")
    assert text(draft, "rehearsed") == "Före vart och ett hölls ett genrep."
    assert "12 i november 2019" in text(draft, "called_each")


def test_malmos_later_rounds_reach_24_and_22_people() -> None:
    rounds = [str(one.people) for one in malmo.PUBLISHED.notifications[1:]]

    for what in (MET, TALKS):
        found = [figures(draft_of(malmo.PROFILE, number))[what] for number in (2, 3)]
        assert found == rounds


def test_malmos_37_percent_stand_with_that_they_cannot_be_put_down_to_the_strategy() -> None:
    [study] = [one for one in draft_of(malmo.PROFILE, 3).evidence if one.key == "malmo_2021"]

    assert "37 procent" in study.finding.sv
    assert "Det går inte att säga att strategin var orsaken" in study.quality.sv


def test_goteborgs_letter_of_intent_holds_for_three_years_from_25_march_2022() -> None:
    draft = draft_of(goteborg.PROFILE, 2)
    said = " ".join(one.text.sv for one in draft.sentences if one.key.startswith("agreement"))

    assert "gäller i 3 år, från 25 mars 2022 till 25 mars 2025" in said
    assert figures(draft)[CALLED] == str(goteborg.PUBLISHED.call_ins[0].invited)
    assert "maj 2023" in text(draft, "call_ins")


def test_goteborg_says_which_step_it_is_at_and_gives_no_message_before_the_help() -> None:
    begun, later = draft_of(goteborg.PROFILE), draft_of(goteborg.PROFILE, 2)
    found = figures(begun)

    assert 0 < int(found["start_up_done"]) < int(found["start_up_steps"])
    assert "inte förrän stödtelefonen är bemannad" in text(begun, "help_before_message")
    assert not begun.help.number
    assert "december 2022, före det första call-in" in text(later, "help_first")
    assert later.help.number


def test_goteborg_is_not_ready_for_messages_while_the_test_of_the_help_line_is_old() -> None:
    with acting_for(goteborg.PROFILE) as (actor, room_id):
        missing = objections_to_messages(readiness_facts(actor, room_id), today=localdate())

        assert NotReady.TEST_IS_OLD in {one.reason for one in missing}
        with pytest.raises(CannotSteer):
            declare_ready(actor, room_id, now=timezone.now())


def test_huddinges_first_call_in_waits_for_its_start_up_and_is_not_called_late() -> None:
    with acting_for(huddinge.PROFILE) as (actor, _room_id):
        [reading] = [
            one
            for one in panel(actor, now=timezone.now()).readings
            if one.element is CoreElement.CALL_IN
        ]

    assert (reading.state, reading.due_on) == (FidelityState.NEVER, None)


@pytest.mark.parametrize("profile", [uppsala.PROFILE, huddinge.PROFILE], ids=lambda one: one.key)
def test_a_site_with_almost_nothing_reads_well(profile: SiteProfile) -> None:
    draft = draft_of(profile)

    assert draft.headline.sv == "Arbetet byggs upp"
    assert text(draft, "call_ins") == "Inget call-in hölls under perioden."
    assert text(draft, "who") == "Vem som ringer vet bara socialtjänsten, inte polisen."
    assert "inget värde är känt för perioden" in text(draft, "no_values")
    assert "1 av 11 steg var klart" in text(draft, "start_up")
    assert not draft.stats
    assert "None" not in " ".join(one.text.sv for one in draft.sentences)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda one: one.key)
def test_each_site_reports_in_its_own_name_and_words(profile: SiteProfile) -> None:
    reports = queries.site_reports(profile.key)
    assert reports is not None
    assert reports.newest is not None
    draft = draft_of(profile, reports.newest.number)

    assert draft.brand == profile.brand
    assert tuple(one.sv for one in draft.message) == profile.message.sentences
    assert profile.brand in text(draft, "what")
    assert bool(draft.help.number) is (draft.sentence("help_before_message") is None)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda one: one.key)
def test_no_sentence_is_left_in_the_other_language(profile: SiteProfile) -> None:
    for one in draft_of(profile).sentences:
        assert one.text.sv != one.text.en, one.key
