"""The public reports of the loaded demo: their figures are those that the sites have published."""

from collections.abc import Iterator

import pytest
from tests import databases
from tests.journeys.installations import loaded_demo

from samsyn.office.config import installation
from samsyn.office.config.environment import Environment
from samsyn.office.progress import queries
from samsyn.office.progress.rules import Draft
from samsyn.office.progress.rules.facts import CALLED, CAME, CARDS, CONTACTS, MET, TALKS
from samsyn.simulation.profile import SiteProfile
from samsyn.simulation.published import SanctionRoundsFact
from samsyn.simulation.sites import goteborg, jarfalla_upplands_bro, malmo, orebro, uppsala

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("loaded")]
PROFILES = [one.PROFILE for one in (goteborg, jarfalla_upplands_bro, malmo, orebro, uppsala)]


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


def test_goteborgs_letter_of_intent_holds_for_three_years_from_25_march_2022() -> None:
    draft = draft_of(goteborg.PROFILE)
    said = " ".join(one.text.sv for one in draft.sentences if one.key.startswith("agreement"))

    assert "gäller i 3 år, från 25 mars 2022 till 25 mars 2025" in said
    assert figures(draft)[CALLED] == str(goteborg.PUBLISHED.call_ins[0].invited)
    assert "maj 2023" in text(draft, "call_ins")


def test_uppsala_with_almost_nothing_reads_well() -> None:
    draft = draft_of(uppsala.PROFILE)

    assert draft.headline.sv == "Arbetet byggs upp"
    assert text(draft, "call_ins") == "Inget call-in hölls under perioden."
    assert not draft.stats
    assert "None" not in " ".join(one.text.sv for one in draft.sentences)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda one: one.key)
def test_each_site_reports_in_its_own_name_and_words(profile: SiteProfile) -> None:
    draft = draft_of(profile)

    assert draft.brand == profile.brand
    assert tuple(one.sv for one in draft.message) == profile.message.sentences
    assert profile.brand in text(draft, "what")
    assert draft.help.number


@pytest.mark.parametrize("profile", PROFILES, ids=lambda one: one.key)
def test_no_sentence_is_left_in_the_other_language(profile: SiteProfile) -> None:
    for one in draft_of(profile).sentences:
        assert one.text.sv != one.text.en, one.key
