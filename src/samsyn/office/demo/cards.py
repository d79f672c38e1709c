"""Contact cards of the simulated sites: settings, what was published on calls, cards to hand out.

The number is one reserved for fiction. The Arabic says that it is a trial text and promises
nothing.
"""

from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.contact_cards import changes
from samsyn.office.contact_cards.changes import OrderPlan, SupportLinePlan, TextPlan
from samsyn.office.contact_cards.models import ContactCard
from samsyn.office.contact_cards.words import SHIPPED, CardWords
from samsyn.office.partners.models import Room
from samsyn.simulation.published import HelpContactsFact
from samsyn.simulation.world import SimulatedSite
from samsyn.vocabulary.rooms import Role, RoomKind

_TRIAL = CardWords(
    question="نص تجريبي: هل تريد أن تتحدث؟",
    who_answers="هذا نص تجريبي للتدريب فقط.",
    code_line="رمز تجريبي",
    answer_line="نص تجريبي",
    short_line="هذا نص تجريبي للتدريب فقط.",
)
_SHEET = 10


def load_cards(site: SimulatedSite, *, now: datetime) -> None:
    """Write the site's cards through the change functions of the pages."""
    joint = site.profile.room(RoomKind.JOINT).key
    room_id = Room.objects.values_list("pk", flat=True).get(key=joint)
    coordinators = _holders(site, Role.COORDINATOR, joint, now=now)
    writer, approver = coordinators[0], coordinators[-1]
    with access.acting_as(writer):
        changes.set_support_line(writer, _line(site, room_id), now=now)
        texts = [changes.write_text(writer, plan, now=now) for plan in _texts(room_id, now.date())]
    with access.acting_as(approver):
        for text in texts:
            changes.approve_text(approver, text, now=now)
    for fact in site.published.help_contacts:
        if fact.of_people:
            _told(site, writer, room_id, fact, now=now)
    with access.acting_as(writer):
        _order(site, writer, room_id, 20, "Enskilda samtal i vinter", now=now)


def _told(
    site: SimulatedSite, writer: Actor, room_id: int, fact: HelpContactsFact, *, now: datetime
) -> None:
    """Let as many have called as the site has published, of those who got a card."""
    handed = fact.of_people or 0
    size = -(-handed // _SHEET) * _SHEET
    said = fact.when.earliest or fact.when.latest
    if said is None:
        return
    with access.acting_as(writer):
        batch = _order(site, writer, room_id, size, f"Samtal före {said:%Y-%m}", now=now)
        on = said - timedelta(days=150)
        changes.hand_out(writer, batch, how_many=handed, on=on, now=now)
        rows = access.visible_to(writer, ContactCard.objects).filter(batch_id=batch)
        codes = list(rows.order_by("position", "pk").values_list("code", flat=True)[: fact.people])
    help_room = site.profile.room(RoomKind.SOCIAL_SERVICES).key
    help_id = Room.objects.values_list("pk", flat=True).get(key=help_room)
    [worker, *_others] = _holders(site, Role.SOCIAL_WORKER, help_room, now=now)
    with access.acting_as(worker):
        for code in codes:
            on = said - timedelta(days=100)
            changes.quote_card(worker, help_id, code, on=on, now=now)


def _order(
    site: SimulatedSite, writer: Actor, room_id: int, size: int, occasion: str, *, now: datetime
) -> UUID:
    plan = OrderPlan(
        room_id=room_id,
        size=size,
        languages=("sv", "en", "ar"),
        occasion_kind="talks",
        occasion=occasion,
    )
    draw = Random(f"{site.profile.key} {occasion}")  # noqa: S311  the same demo every time
    return changes.order_batch(writer, plan, now=now, choose=draw.choice)


def _line(site: SimulatedSite, room_id: int) -> SupportLinePlan:
    return SupportLinePlan(
        room_id=room_id,
        number="070-174 06 40",
        name=f"Stödlinjen i {site.profile.name}"[:40],
        help_page=f"https://{site.profile.key}.exempel.example/prata",
        answers_within_hours=24,
    )


def _texts(room_id: int, today: date) -> list[TextPlan]:
    return [
        TextPlan(room_id=room_id, language="sv", words=SHIPPED["sv"]),
        TextPlan(room_id=room_id, language="en", words=SHIPPED["en"]),
        TextPlan(
            room_id=room_id,
            language="ar",
            words=_TRIAL,
            translated_by="påhittad övningstext, ingen översättning",
            translated_on=today - timedelta(days=30),
        ),
    ]


def _holders(site: SimulatedSite, role: Role, room: str, *, now: datetime) -> list[Actor]:
    """Return the actors of whoever holds the role in the room, in the order of the site's staff."""
    return [
        access.actor_for(Staff.objects.get(email=member.email).pk, now=now, purpose="Demo")
        for member in site.staff
        if any(held.room == room and held.role is role for held in member.roles)
    ]
