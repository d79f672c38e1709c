"""What crosses: a hand-over inwards, one of three signals outwards, and only on consent."""

from uuid import UUID

import pytest
from django.db import connection
from tests.conftest import actor_named
from tests.office.notifications import playing as talks
from tests.office.notifications.playing import MET
from tests.office.support.playing import NOW, case, consent, contact_plan, figures

from samsyn.office import access
from samsyn.office.access import Actor, NotVisible
from samsyn.office.people import changes as people
from samsyn.office.support import changes, queries
from samsyn.office.support.changes import CannotSupport
from samsyn.office.support.models import HandedOver, SupportSignal
from samsyn.vocabulary.support import SignalKind
from samsyn.vocabulary.talks import HelpWish

pytestmark = pytest.mark.django_db


@pytest.fixture(name="brief")
def brief_of_a_talk(petra: Actor, frida: Actor) -> UUID:
    _talk, brief = talks.given(
        petra, talks.member(petra), talks.member(frida, "probation"), addressed_as="Ali"
    )
    return brief


def agree(brief: UUID, wish: HelpWish = HelpWish.CALL, **changed: object) -> UUID:
    return talks.log(
        talks.fresh(actor_named("petra")), brief, **{**MET, "help_wish": wish, **changed}
    )


def handed(sami: Actor) -> HandedOver:
    with access.acting_as(sami):
        return access.visible_to(sami, HandedOver.objects).get()


def contact_of(sami: Actor, handed_id: UUID) -> UUID:
    with access.acting_as(sami):
        plan = contact_plan(handed_over_id=handed_id)
        return changes.register_contact(sami, plan, now=NOW).contact_id


def send(sami: Actor, handed_id: UUID, kind: SignalKind) -> None:
    with access.acting_as(sami):
        changes.send_signal(sami, handed_id, kind, now=NOW)


def test_a_handover_reaches_support_with_name_wish_and_who(sami: Actor, brief: UUID) -> None:
    agree(brief, HelpWish.MEETING)

    with access.acting_as(sami):
        found = queries.handed_sheet(sami, handed(sami).pk, now=NOW)

    assert (found.addressed_as, found.wish, found.handed_over_by) == (
        "Ali",
        HelpWish.MEETING,
        "Petra",
    )
    assert len(found.clocks) == 2


def test_who_logs_the_talk_goes_on_as_themselves(petra: Actor, brief: UUID) -> None:
    actor = talks.fresh(petra)
    with access.acting_as(actor), connection.cursor() as cursor:
        plan = talks.AttemptPlan(
            brief_id=brief, form_key=brief, **{**MET, "help_wish": HelpWish.CALL}
        )
        talks.changes.log_attempt(actor, plan, now=talks.NOW)
        cursor.execute("SELECT samsyn_staff()")
        assert cursor.fetchone() == (petra.staff_id,)
        assert HandedOver.objects.count() == 0


def test_no_help_no_handover(sami: Actor, brief: UUID) -> None:
    agree(brief, HelpWish.NO)
    with access.acting_as(sami):
        assert not access.visible_to(sami, HandedOver.objects).exists()


@pytest.mark.parametrize("name", ["petra", "aino", "mona", "stig", "vera", "otto"])
def test_the_copy_is_for_support_alone(
    request: pytest.FixtureRequest, sami: Actor, brief: UUID, name: str
) -> None:
    agree(brief)
    made = handed(sami).pk
    actor = request.getfixturevalue(name)
    with access.acting_as(actor):
        assert HandedOver.objects.count() == 0
        with pytest.raises(NotVisible):
            queries.handed_sheet(actor, made, now=NOW)


def test_a_handover_becomes_one_contact_whose_clock_runs_from_the_talk(
    sami: Actor, brief: UUID
) -> None:
    agree(brief)
    found = handed(sami)
    contact = contact_of(sami, found.pk)
    with access.acting_as(sami):
        sheet = queries.contact_sheet(sami, contact, now=NOW)
    assert sheet.reached_at == found.agreed_at
    with pytest.raises(CannotSupport, match="a colleague has taken it"):
        contact_of(sami, found.pk)


@pytest.mark.parametrize("kind", [SignalKind.OFFER_ACCEPTED, SignalKind.CONTACT_LOST])
def test_what_tells_of_contact_is_told_only_with_consent(
    sami: Actor, brief: UUID, kind: SignalKind
) -> None:
    agree(brief)
    found = handed(sami)
    with pytest.raises(CannotSupport, match="has not let you tell"):
        send(sami, found.pk, kind)
    made = case(sami, contact_id=contact_of(sami, found.pk))
    with pytest.raises(CannotSupport, match="has not let you tell"):
        send(sami, found.pk, kind)
    assert figures("petra").signals == ()

    consent(sami, made)
    send(sami, found.pk, kind)
    [told] = figures("petra").signals
    assert (told.kind, told.addressed_as, told.told_by) == (kind, "Ali", "Sami")


def test_a_worry_can_always_be_told_and_says_nothing_of_help(sami: Actor, brief: UUID) -> None:
    agree(brief)
    send(sami, handed(sami).pk, SignalKind.SAFETY_CONCERN)

    assert [one.kind for one in figures("petra").signals] == [SignalKind.SAFETY_CONCERN]


def test_a_withdrawn_consent_takes_what_was_told_with_it(sami: Actor, brief: UUID) -> None:
    agree(brief)
    found = handed(sami)
    made = case(sami, contact_id=contact_of(sami, found.pk))
    given = consent(sami, made)
    send(sami, found.pk, SignalKind.OFFER_ACCEPTED)
    send(sami, found.pk, SignalKind.SAFETY_CONCERN)
    with access.acting_as(sami):
        changes.withdraw_consent(sami, given, now=NOW)

    assert [one.kind for one in figures("petra").signals] == [SignalKind.SAFETY_CONCERN]
    with pytest.raises(CannotSupport, match="has not let you tell"):
        send(sami, found.pk, SignalKind.CONTACT_LOST)
    with access.acting_as(sami), pytest.raises(CannotSupport, match="withdrawn already"):
        changes.withdraw_consent(sami, given, now=NOW)


def test_a_signal_is_told_once(sami: Actor, brief: UUID) -> None:
    agree(brief)
    for _ in range(2):
        send(sami, handed(sami).pk, SignalKind.SAFETY_CONCERN)

    assert len(figures("petra").signals) == 1


def test_steering_and_other_sites_read_no_signal(sami: Actor, brief: UUID) -> None:
    agree(brief)
    send(sami, handed(sami).pk, SignalKind.SAFETY_CONCERN)

    assert figures("stig").signals == ()
    assert figures("otto").signals == ()
    with access.acting_as(stig := actor_named("stig")):
        assert not access.visible_to(stig, SupportSignal.objects).exists()


def test_of_a_restricted_person_nothing_is_told_here(petra: Actor, sami: Actor) -> None:
    person = talks.person(petra)
    with access.acting_as(petra):
        people.restrict_person(
            petra,
            person,
            people.RestrictionPlan(team=frozenset({petra.staff_id}), reason="Kin"),
            now=NOW,
        )
    mine = talks.fresh(petra)
    _talk, brief = talks.given(
        mine, talks.member(mine), talks.member(actor_named("frida"), "probation"), person_id=person
    )
    agree(brief)
    with pytest.raises(CannotSupport, match="Call whoever handed"):
        send(sami, handed(sami).pk, SignalKind.SAFETY_CONCERN)
