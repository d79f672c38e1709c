"""A site whose start-up is not ready gives no go, prints no letter and hands none over."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from tests.office.call_ins import playing as meetings
from tests.office.call_ins.test_prints import invitation_text
from tests.office.sign_in_of_tests import signed_in
from tests.office.steering import playing
from tests.office.steering.playing import JOINT, NOW, TODAY, room

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins import changes
from samsyn.office.call_ins.changes import CannotPlan, InvitationRevision, SignOffPlan
from samsyn.office.call_ins.models import Invitation
from samsyn.office.messages.queries import Clearance, clearance_of
from samsyn.office.steering import changes as steering
from samsyn.vocabulary.call_ins import GoDecision, InvitationChannel

pytestmark = pytest.mark.django_db


def ready(actor: Actor) -> None:
    playing.get_ready(actor)
    with access.acting_as(actor):
        steering.declare_ready(actor, room(JOINT), now=NOW)


def sign(actor: Actor, call_in: UUID, decision: GoDecision, *, days: int = 0) -> None:
    plan = SignOffPlan(
        call_in_id=call_in, agency_id=meetings.agency(), decision=decision, reason="Vi väntar."
    )
    with access.acting_as(actor):
        changes.sign_off(actor, plan, now=NOW + timedelta(days=days))


def cleared(actor: Actor, *, days: int = 0) -> Clearance:
    with access.acting_as(actor):
        return clearance_of(actor, room(JOINT), today=TODAY + timedelta(days=days))


def refusal(deed: Callable[[], object]) -> str:
    with pytest.raises(CannotPlan) as refused:
        deed()
    return " ".join(refused.value.reasons)


def test_a_go_is_refused_with_each_missing_thing_and_a_no_go_is_not(petra: Actor) -> None:
    call_in = meetings.call_in(petra)
    playing.begin(petra)

    said = refusal(lambda: sign(petra, call_in, GoDecision.GO))
    sign(petra, call_in, GoDecision.NO_GO)

    for part in ("inte klar för budskap", "provat stödtelefonen", "period", "överenskommelse"):
        assert part in said


def test_a_site_that_has_said_it_is_ready_gives_its_go(petra: Actor) -> None:
    call_in = meetings.call_in(petra)
    ready(petra)

    sign(petra, call_in, GoDecision.GO)

    assert not cleared(petra).is_blocked


def test_being_ready_without_having_said_so_is_not_enough(petra: Actor) -> None:
    call_in = meetings.call_in(petra)
    playing.get_ready(petra)

    assert "ingen har sagt" in refusal(lambda: sign(petra, call_in, GoDecision.GO))


@pytest.mark.parametrize(("days", "blocked"), [(90, False), (91, True)])
def test_an_old_test_of_the_line_stands_in_the_way_again(
    petra: Actor, days: int, blocked: bool
) -> None:
    ready(petra)

    found = cleared(petra, days=days)

    assert found.is_blocked is blocked
    assert len(found.missing) == int(blocked)


def test_no_letter_is_printed_and_none_handed_over_until_the_site_is_ready(
    petra: Actor, frida: Actor
) -> None:
    call_in = meetings.call_in(petra)
    invitation = meetings.approved(petra, call_in, meetings.person(petra))
    version = invitation_text(petra, frida)
    playing.begin(petra)

    def printed() -> None:
        with access.acting_as(petra):
            changes.stamp_letter(petra, invitation, version, now=NOW)

    def delivered() -> None:
        with access.acting_as(petra):
            plan = InvitationRevision(
                invitation_id=invitation,
                version=Invitation.objects.get(pk=invitation).version,
                channel=InvitationChannel.POLICE,
                delivered_at=NOW,
                delivered_by="områdespolis",
            )
            changes.revise_invitation(petra, plan, now=NOW)

    refused = [refusal(deed) for deed in (printed, delivered)]
    ready(petra)
    printed()
    delivered()

    assert all("inte klar för budskap" in said for said in refused)


def test_a_site_that_never_began_is_told_and_not_stopped(petra: Actor) -> None:
    call_in = meetings.call_in(petra)

    page = signed_in("petra").get(f"/call-ins/{call_in}/").content.decode()
    sign(petra, call_in, GoDecision.GO)

    assert "Ingen har börjat på uppstartens lista." in page
    assert 'href="/steering/start-up/"' in page


def test_the_plan_shows_what_is_missing_before_anybody_tries(petra: Actor) -> None:
    call_in = meetings.call_in(petra)
    playing.begin(petra)

    page = signed_in("petra").get(f"/call-ins/{call_in}/").content.decode()

    assert "Platsen är inte klar för budskap." in page
    assert "provat stödtelefonen" in page
    assert 'href="/steering/start-up/"' in page


def test_another_sites_start_up_does_not_count(petra: Actor, otto: Actor) -> None:
    playing.begin(petra)

    with access.acting_as(otto):
        found = clearance_of(otto, room("malmo-joint"), today=TODAY)

    assert replace(found, href="") == Clearance(has_begun=False)
