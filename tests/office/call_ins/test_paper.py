"""What was seen to be wrong on paper, and the words that all say."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.office.call_ins import playing
from tests.office.call_ins.playing import EVENING, NOW, TODAY
from tests.office.call_ins.test_pages import page_of
from tests.office.call_ins.test_prints import SITE, in_force, invitation_text, paper
from tests.office.messages import playing as texts
from tests.office.printing.reading_pdf import text_of
from tests.office.sign_in_of_tests import SignIn

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins import changes, prints, queries
from samsyn.office.call_ins.changes import InvitationRevision, ItemPlan, SpeakerPlan
from samsyn.office.call_ins.models import Invitation
from samsyn.office.messages.queries import filled
from samsyn.vocabulary.call_ins import InvitationChannel, SpeakerRole
from samsyn.vocabulary.messages import MessageKind

pytestmark = pytest.mark.django_db
CORE = "Vi vill inte att du ska dö."
MEDIA = "Vi pratar om våldet, inte om personer."


def with_a_point(petra: Actor, call_in: UUID, *, name: str, role: SpeakerRole) -> None:
    speaker = SpeakerPlan(call_in_id=call_in, name=name, role=role)
    with access.acting_as(petra):
        who = changes.write_speaker(petra, speaker, now=NOW)
        item = ItemPlan(call_in_id=call_in, title="Välkommen", minutes=8, speaker_id=who)
        changes.write_item(petra, item, now=NOW)


def run_sheet(petra: Actor, call_in: UUID) -> str:
    with access.acting_as(petra):
        page = queries.programme(petra, call_in, today=TODAY)
        venue = queries.venue(petra, call_in, today=TODAY, now=NOW)
        return text_of(prints.run_sheet(page, venue, paper(petra, page.head)))


def words_of_the_site(petra: Actor, frida: Actor, **columns: object) -> None:
    for kind, body in ((MessageKind.CORE_MESSAGE, texts.FOUR), (MessageKind.MEDIA_LINE, MEDIA)):
        text = texts.text(petra, kind, name=kind.value)
        texts.approved(petra, frida, text, body=body, **columns)


def test_the_message_and_the_media_line_stand_on_the_plan_and_the_run_sheet(
    petra: Actor, frida: Actor, browser: SignIn
) -> None:
    words_of_the_site(petra, frida)
    call_in = playing.call_in(petra)
    with_a_point(petra, call_in, name="Stadsdirektören", role=SpeakerRole.MUNICIPALITY)

    on_page, on_paper = page_of(browser(petra), "call_in", call_in), run_sheet(petra, call_in)

    for said in (CORE, MEDIA):
        assert said in on_page
        assert said in on_paper


def test_words_that_no_longer_hold_on_the_evening_are_missed_while_there_is_time(
    petra: Actor, frida: Actor, browser: SignIn
) -> None:
    words_of_the_site(petra, frida, valid_from=TODAY, valid_to=EVENING.date())
    call_in = playing.call_in(petra)
    with_a_point(petra, call_in, name="Stadsdirektören", role=SpeakerRole.MUNICIPALITY)

    on_page, on_paper = page_of(browser(petra), "call_in", call_in), run_sheet(petra, call_in)

    assert "Inget kärnbudskap gäller den kvällen" in on_page
    assert "Inga medieord gäller den kvällen" in on_page
    assert CORE not in on_paper


@pytest.mark.parametrize(("leads", "said"), [(True, "Frågor besvarar Petra."), (False, "")])
def test_a_gap_of_the_media_line_is_filled_or_the_line_is_not_printed(
    petra: Actor, frida: Actor, browser: SignIn, leads: bool, said: str
) -> None:
    text = texts.text(petra, MessageKind.MEDIA_LINE, name="Medieord")
    texts.approved(petra, frida, text, body="Frågor besvarar {kontakt}.")
    call_in = playing.call_in(petra, lead_id=petra.staff_id if leads else None)
    with_a_point(petra, call_in, name="Stadsdirektören", role=SpeakerRole.MUNICIPALITY)

    on_paper = run_sheet(petra, call_in)

    assert ("Frågor besvarar" in on_paper) is leads
    assert said in on_paper
    assert "{kontakt}" not in on_paper
    warned = "Skrivs inte ut: en del är inte ifylld" in page_of(browser(petra), "call_in", call_in)
    assert warned is not leads


def test_a_speaker_called_by_their_role_stands_there_once(petra: Actor) -> None:
    call_in = playing.call_in(petra)
    with_a_point(petra, call_in, name="socialtjänsten", role=SpeakerRole.SOCIAL_SERVICES)

    assert len(re.findall("socialtjänsten", run_sheet(petra, call_in), re.IGNORECASE)) == 1


def test_a_sheet_printed_long_after_the_evening_is_shredded_a_week_after_the_print(
    petra: Actor,
) -> None:
    head_id = playing.call_in(petra)
    later = EVENING + timedelta(days=400)
    with access.acting_as(petra):
        head = queries.head_of(petra, head_id, today=TODAY)

    early = prints.footer_for(petra, head, is_secret=False, now=NOW)
    late = prints.footer_for(petra, head, is_secret=False, now=later)

    assert early.shred_on == EVENING.date() + prints.KEPT
    assert late.shred_on == later.date() + prints.KEPT


def test_a_letter_that_ends_with_its_sender_is_signed_once(petra: Actor, frida: Actor) -> None:
    version = invitation_text(
        petra, frida, heading="Kom", body="Vi vill prata med dig.\n\n{avsändare}"
    )
    with access.acting_as(petra):
        text = filled(petra, version, {"avsändare": "Polisen Örebro"}, on=TODAY)

    addressed = [prints.Addressed(text=text, sender="Polisen Örebro")]
    said = text_of(prints.letters(addressed, on=TODAY, site=SITE))

    assert said.count("Polisen Örebro") == 2  # who writes, and below the line to sign on


def test_of_several_letters_it_is_said_whose_has_the_gap(
    petra: Actor, frida: Actor, browser: SignIn
) -> None:
    call_in = playing.call_in(petra, starts_at=timezone.now() + timedelta(days=30))
    people = [playing.person(petra) for _number in range(2)]
    ids = [playing.approved(petra, call_in, person) for person in people]
    version = invitation_text(petra, frida, heading="Kom", body="Så här: {resa}.", **in_force())
    with access.acting_as(petra):
        ride = InvitationRevision(
            invitation_id=ids[0],
            channel=InvitationChannel.POLICE,
            transport="Taxi",
            version=Invitation.objects.get(pk=ids[0]).version,
        )
        changes.revise_invitation(petra, ride, now=NOW)

    answer = browser(petra).post(
        reverse("call_ins:letters", args=[call_in]),
        {"text_chosen": str(version), "invited": [str(one) for one in ids]},
    )

    said = answer.content.decode()
    assert answer.status_code == 422
    assert f"ifyllda: {{resa}}. Det gäller {access.code_for('P', people[1])}.<" in said
    assert "Hur var och en tar sig dit skrivs på den egna kallelsen." in said
