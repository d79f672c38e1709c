"""What is on paper, and above all what is not; letters from approved texts, stamped."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.office.call_ins import playing
from tests.office.call_ins.playing import EVENING, NOW, TODAY
from tests.office.groups import playing as groups
from tests.office.messages import playing as texts
from tests.office.printing.reading_pdf import claims_accessibility, opened, text_of
from tests.office.sign_in_of_tests import SignIn, signed_in

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins import changes, prints, queries
from samsyn.office.call_ins.changes import CannotPlan, ItemPlan, SeatPlan, SignOffPlan, SpeakerPlan
from samsyn.office.call_ins.models import Invitation
from samsyn.office.call_ins.prints import Paper
from samsyn.office.call_ins.queries import Head
from samsyn.office.messages.queries import CannotUse, filled
from samsyn.office.printing import CannotPrint, SiteMark
from samsyn.office.printing.documents import direction_of
from samsyn.vocabulary.call_ins import GoDecision, SpeakerRole
from samsyn.vocabulary.messages import MessageKind

pytestmark = pytest.mark.django_db
SITE = SiteMark(name="GVI Örebro")
LONG = "Föreningen för ett tryggt och levande " + "bostadsområde" * 6


def paper(actor: Actor, head: Head, *, is_secret: bool = False) -> Paper:
    footer = prints.footer_for(actor, head, is_secret=is_secret, now=NOW)
    return Paper(footer=footer, site=SITE, language="sv")


def filled_evening(petra: Actor) -> tuple[UUID, UUID]:
    """A call-in with one invitee by name, a speaker, two points and a seat."""
    call_in, one = playing.call_in(petra, playing.group(petra)), playing.person(petra)
    groups.name_of(petra, one, "Qxgiven", "Qxfamily")
    playing.approved(petra, call_in, one)
    speaker = SpeakerPlan(
        call_in_id=call_in, name=LONG[:120], role=SpeakerRole.BEREAVED, script="Min son dog."
    )
    with access.acting_as(petra):
        spoken = changes.write_speaker(petra, speaker, now=NOW)
        for title, who in (("Välkommen", None), ("Det våldet gjort", spoken)):
            item = ItemPlan(call_in_id=call_in, title=title, minutes=8, speaker_id=who)
            changes.write_item(petra, item, now=NOW)
        seat = SeatPlan(call_in_id=call_in, row=1, place=1, person_id=one)
        changes.take_seat(petra, seat, now=NOW)
    return call_in, one


def test_the_run_sheet_and_the_speaker_sheet_name_nobody_who_is_called(petra: Actor) -> None:
    call_in, one = filled_evening(petra)
    shown = petra.revealing_names()
    with access.acting_as(petra):
        page = queries.programme(shown, call_in, today=TODAY)
        venue = queries.venue(shown, call_in, today=TODAY, now=NOW)
        run_sheet = prints.run_sheet(page, venue, paper(petra, page.head))
        speakers = prints.speaker_sheet(page, paper(petra, page.head))

    for content in (run_sheet, speakers):
        text = text_of(content)
        assert "Qx" not in text
        assert access.code_for("P", one) not in text
        assert claims_accessibility(content)
    assert "18.08" in text_of(run_sheet)
    assert "Petra" in text_of(run_sheet)  # who printed it
    assert "Min son dog" not in text_of(speakers)  # nobody has approved it


def test_seating_and_attendance_hold_codes_and_no_names(petra: Actor) -> None:
    call_in, one = filled_evening(petra)
    shown = petra.revealing_names()
    with access.acting_as(petra):
        seating = queries.seating(shown, call_in, today=TODAY)
        evening = queries.evening(shown, call_in, today=TODAY)
        sheets = (
            prints.seating_sheet(seating, paper(petra, seating.head, is_secret=True)),
            prints.attendance_list(evening, paper(petra, evening.head, is_secret=True)),
        )

    for content in sheets:
        text = text_of(content)
        assert access.code_for("P", one) in text
        assert "Qx" not in text
        assert "10 dec 2026" in text  # shred date


def test_no_attendance_list_is_printed_while_somebody_on_it_may_not_be_called(
    petra: Actor,
) -> None:
    call_in, one = filled_evening(petra)
    playing.becomes(petra, one, protected_identity="secrecy_mark")
    with access.acting_as(petra):
        evening = queries.evening(petra, call_in, today=TODAY)

    with pytest.raises(CannotPrint) as found:
        prints.attendance_list(evening, paper(petra, evening.head))

    assert access.code_for("P", one) in found.value.reasons[0]


def test_no_seating_is_printed_while_two_in_conflict_sit_close(petra: Actor) -> None:
    alm, bjork = playing.group(petra, "Grupp Alm"), playing.group(petra, "Grupp Björk")
    groups.dispute_between(petra, alm, bjork)
    call_in = playing.call_in(petra, alm, bjork)
    with access.acting_as(petra):
        for number, group in enumerate((alm, bjork), 1):
            person = playing.person(petra)
            playing.choose(petra, call_in, person, group_id=group)
            seat = SeatPlan(call_in_id=call_in, row=1, place=number, person_id=person)
            changes.take_seat(petra, seat, now=NOW)
        seating = queries.seating(petra, call_in, today=TODAY)

    with pytest.raises(CannotPrint):
        prints.seating_sheet(seating, paper(petra, seating.head))


def test_empty_sheets_are_refused_with_what_to_do(petra: Actor) -> None:
    call_in = playing.call_in(petra)
    with access.acting_as(petra):
        page = queries.programme(petra, call_in, today=TODAY)
        seating = queries.seating(petra, call_in, today=TODAY)
        evening = queries.evening(petra, call_in, today=TODAY)
        venue = queries.venue(petra, call_in, today=TODAY, now=NOW)
    around = paper(petra, page.head)

    for make in (
        lambda: prints.run_sheet(page, venue, around),
        lambda: prints.speaker_sheet(page, around),
        lambda: prints.seating_sheet(seating, around),
        lambda: prints.attendance_list(evening, around),
    ):
        with pytest.raises(CannotPrint):
            make()


def invitation_text(petra: Actor, frida: Actor, **columns: Any) -> UUID:
    text = texts.text(petra, MessageKind.INVITATION, name="Inbjudan")
    wording = {"heading": "Kom {dag}", "body": "Hej {namn}!\n\nVi ses {tid} i {plats}.", **columns}
    return texts.approved(petra, frida, text, **wording)


def test_a_letter_is_filled_from_the_call_in_and_stamped_with_its_version(
    petra: Actor, frida: Actor
) -> None:
    call_in, _one = filled_evening(petra)
    version = invitation_text(petra, frida, body="Hej {namn}!\n\nVi ses {tid}.")
    shown = petra.revealing_names()
    with access.acting_as(petra):
        [invited] = queries.invitation_page(shown, call_in, today=TODAY, now=NOW).invitations
        head = queries.head_of(shown, call_in, today=TODAY)
        [offered] = queries.texts_in_force(shown, head.room_id, MessageKind.INVITATION, on=TODAY)
        parts = queries.parts_for(shown, head, invited, contact="Petra", language="sv")
        text = filled(petra, version, parts, on=TODAY)
        content = prints.letters(
            [prints.Addressed(text=text, sender="Polisen")], on=TODAY, site=SITE
        )
        changes.stamp_letter(petra, invited.id, version, now=NOW)
        _head, after = queries.invitation_to_edit(petra, invited.id, today=TODAY)

    said = text_of(content)
    assert offered.version_id == version
    assert "Hej Qxgiven Qxfamily!" in said
    assert "18.00" in said
    assert "torsdag 3 december 2026" in said
    assert after.letter == "Inbjudan 1"


def in_force() -> dict[str, date]:
    today = timezone.localdate()
    return {"valid_from": today, "valid_to": today + timedelta(days=60)}


def test_several_letters_are_one_print_with_a_page_each_and_all_are_stamped(
    petra: Actor, frida: Actor, browser: SignIn
) -> None:
    call_in = playing.call_in(petra, starts_at=timezone.now() + timedelta(days=30))
    people = [playing.person(petra) for _number in range(3)]
    for person in people[:2]:
        playing.approved(petra, call_in, person)
    playing.choose(petra, call_in, people[2])  # waits for approval
    version = invitation_text(petra, frida, heading="Kom {dag}", body="Vi ses {tid}.", **in_force())
    address = reverse("call_ins:letters", args=[call_in])
    client = browser(petra)

    form = client.get(address).content.decode()
    with access.acting_as(petra):
        ids = Invitation.objects.filter(call_in=call_in, approved_at__isnull=False)
        chosen = [str(one) for one in ids.values_list("pk", flat=True)]
    answer = client.post(address, {"text_chosen": str(version), "invited": chosen})

    assert form.count('name="invited"') == 2
    assert answer["content-type"] == "application/pdf"
    assert len(opened(answer.content).pages) == 2
    assert claims_accessibility(answer.content)
    with access.acting_as(petra):
        stamped = Invitation.objects.filter(call_in=call_in, letter_version=version)
        assert stamped.count() == 2


def test_no_letter_is_printed_while_one_of_them_has_a_gap(
    petra: Actor, frida: Actor, browser: SignIn
) -> None:
    call_in = playing.call_in(petra, starts_at=timezone.now() + timedelta(days=30))
    for _number in range(2):
        playing.approved(petra, call_in, playing.person(petra))
    version = invitation_text(petra, frida, **in_force())  # holds a name, and names are not shown
    with access.acting_as(petra):
        ids = Invitation.objects.filter(call_in=call_in).values_list("pk", flat=True)
        chosen = [str(one) for one in ids]

    answer = browser(petra).post(
        reverse("call_ins:letters", args=[call_in]),
        {"text_chosen": str(version), "invited": chosen},
    )

    assert answer.status_code == 422
    assert "Välj först Visa namn under ditt konto" in answer.content.decode()
    with access.acting_as(petra):
        assert not Invitation.objects.filter(letter_version__isnull=False).exists()


def test_a_letter_with_a_gap_is_not_printed(petra: Actor, frida: Actor) -> None:
    call_in, _one = filled_evening(petra)
    version = invitation_text(petra, frida)
    with access.acting_as(petra):
        [invited] = queries.invitation_page(petra, call_in, today=TODAY, now=NOW).invitations
        head = queries.head_of(petra, call_in, today=TODAY)
        parts = queries.parts_for(petra, head, invited, contact="", language="sv")
        with pytest.raises(CannotUse) as found:
            filled(petra, version, parts, on=TODAY)

    assert "{namn}" in found.value.reasons[0]  # names are not shown
    assert "{plats}" in found.value.reasons[0]


def test_an_arabic_letter_runs_from_right_to_left(petra: Actor, frida: Actor) -> None:
    version = invitation_text(
        petra,
        frida,
        language="ar",
        heading="تعال",
        body="نريدك أن تعيش. اتصل {telefon}.",
        translated_by="Auktoriserad översättare",
        translated_on=TODAY,
    )
    with access.acting_as(petra):
        text = filled(petra, version, {"telefon": "070-174 06 40"}, on=TODAY)
        content = prints.letters(
            [prints.Addressed(text=text, sender="Polisen")], on=TODAY, site=SITE
        )

    assert direction_of(text.language) == "rtl"
    assert claims_accessibility(content)
    assert "070-174" in text_of(content)


def test_no_letter_is_stamped_after_no_go_before_approval_or_for_somebody_barred(
    petra: Actor, frida: Actor
) -> None:
    call_in, one = playing.call_in(petra), playing.person(petra)
    version = invitation_text(petra, frida)
    invitation = playing.choose(petra, call_in, one)

    def refused() -> int:
        with access.acting_as(petra), pytest.raises(CannotPlan) as found:
            changes.stamp_letter(petra, invitation, version, now=NOW)
        return len(found.value.reasons)

    assert refused() == 1  # not approved
    with access.acting_as(petra):
        changes.approve_list(petra, call_in, playing.agency(), now=NOW)
    playing.becomes(petra, one, died_on=TODAY)
    assert refused() == 1
    stop = SignOffPlan(
        call_in_id=call_in,
        agency_id=playing.agency("probation"),
        decision=GoDecision.NO_GO,
        reason="Hot mot lokalen",
    )
    with access.acting_as(frida):
        changes.sign_off(frida, stop, now=NOW)
    assert refused() == 2
    assert timedelta(days=1) < EVENING - NOW


def test_letters_asked_for_while_nobody_has_an_approved_invitation_say_so(petra: Actor) -> None:
    call_in = playing.call_in(petra)

    answer = signed_in("petra", "en").post(reverse("call_ins:letters", args=[call_in]), {})

    assert answer.status_code == 422
    assert "Have a list approved first" in answer.content.decode()
