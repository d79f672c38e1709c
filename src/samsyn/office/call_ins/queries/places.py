"""The place and its safety, who signed what, the seating and the audience."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins.models import (
    AudiencePlace,
    Invitation,
    SafetyPlan,
    Seat,
    SignOff,
)
from samsyn.office.call_ins.queries.choices import chosen_people, own_agencies
from samsyn.office.call_ins.queries.conflicts import conflicts_among
from samsyn.office.call_ins.queries.heads import Head, head_of, newest_choice
from samsyn.office.call_ins.queries.ledger import ConflictShown, conflicts_shown
from samsyn.office.call_ins.rules import Place, too_close
from samsyn.office.groups.queries.people import note_shown
from samsyn.office.partners.models import Room
from samsyn.office.people.queries import PersonLabel, labels_of
from samsyn.vocabulary.call_ins import GoDecision, Neutrality
from samsyn.vocabulary.community import OrganisationKind
from samsyn.vocabulary.rooms import RoomKind

# Rooms that may hold something about a person who is called.
_ANSWER_FOR_PEOPLE = [
    RoomKind.POLICE.value,
    RoomKind.PROBATION.value,
    RoomKind.SOCIAL_SERVICES.value,
    RoomKind.MUNICIPALITY.value,
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """One person's go or no-go. `holds` unless they have said something later.

    A go `covers_list` if nobody has been chosen since.
    """

    by: str
    agency: str
    decision: GoDecision
    reason: str
    at: datetime
    holds: bool
    covers_list: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """Where the evening is held and how it is kept safe."""

    head: Head
    venue: str
    neutrality: Neutrality
    neutrality_note: str
    entrances: str
    searches: str
    guards: str
    no_arrests: str
    if_something_happens: str
    signed: tuple[Signed, ...]
    silent: tuple[str, ...]  # partners that have not gone through the list as it stands
    may_sign: bool
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatShown:
    """One place that is taken."""

    id: UUID
    row: int
    place: int
    label: PersonLabel | None
    text: str
    is_too_close: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Seating:
    """Who sits where, by row, and who sits too close to whom."""

    head: Head
    rows: tuple[tuple[int, tuple[SeatShown, ...]], ...]
    too_close: tuple[ConflictShown, ...]
    apart: tuple[ConflictShown, ...]
    without_seat: tuple[PersonLabel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceLine:
    """An organisation in the audience."""

    id: UUID
    organisation: str
    organisation_id: UUID
    kind: OrganisationKind
    seats: int
    confirmed: bool
    note: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Who listens, by organisation."""

    head: Head
    lines: tuple[AudienceLine, ...]

    @property
    def seats(self) -> int:
        """Seats in all."""
        return sum(one.seats for one in self.lines)


def venue(actor: Actor, call_in_id: UUID, *, today: date, now: datetime) -> Venue:
    """Return the place, the safety plan and everybody's latest word on go or no-go."""
    head = head_of(actor, call_in_id, today=today)
    row = access.get_visible(actor, SafetyPlan.objects, call_in=call_in_id)
    speaks_for = own_agencies(actor, head.room_id, now=now)
    signed = _signed(actor, call_in_id)
    return Venue(
        head=head,
        venue=row.venue,
        neutrality=Neutrality(row.neutrality),
        neutrality_note=row.neutrality_note,
        entrances=row.entrances,
        searches=row.searches,
        guards=row.guards,
        no_arrests=row.no_arrests,
        if_something_happens=row.if_something_happens,
        signed=signed,
        silent=_silent(head, signed),
        may_sign=head.may_decide and head.is_open and bool(speaks_for),
        version=row.version,
    )


def seating(actor: Actor, call_in_id: UUID, *, today: date) -> Seating:
    """Return the seats by row, with those in conflict who sit close, and note who was shown."""
    head = head_of(actor, call_in_id, today=today)
    rows = list(
        access.visible_to(actor, Seat.objects)
        .filter(call_in=call_in_id)
        .order_by("row_number", "place", "pk")
    )
    invited = chosen_people(actor, call_in_id)
    seated = {row.person_id: Place(row.row_number, row.place) for row in rows if row.person_id}
    conflicts = conflicts_among(actor, call_in_id, {*invited, *seated}, on=head.evening)
    close = frozenset(too_close(seated, (one.pair for one in conflicts)))
    labels = labels_of(actor, {*invited, *seated})
    note_shown(actor, labels, [head.room_id])
    disturbed = {person for pair in close for person in pair}
    shown = [
        SeatShown(
            id=row.pk,
            row=row.row_number,
            place=row.place,
            label=labels.get(row.person_id) if row.person_id else None,
            text=row.label,
            is_too_close=row.person_id in disturbed,
        )
        for row in rows
    ]
    missing = [labels[one] for one in invited if one not in seated and one in labels]
    return Seating(
        head=head,
        rows=tuple(
            (number, tuple(one for one in shown if one.row == number))
            for number in sorted({one.row for one in shown})
        ),
        too_close=conflicts_shown(tuple(one for one in conflicts if one.pair in close)),
        apart=conflicts_shown(tuple(one for one in conflicts if one.pair not in close)),
        without_seat=tuple(sorted(missing, key=lambda one: one.code)),
    )


def audience(actor: Actor, call_in_id: UUID, *, today: date) -> Audience:
    """Return the audience by organisation. Nobody in it is named."""
    head = head_of(actor, call_in_id, today=today)
    rows = access.visible_to(actor, AudiencePlace.objects).filter(call_in=call_in_id)
    return Audience(
        head=head,
        lines=tuple(
            AudienceLine(
                id=row.pk,
                organisation=row.organisation.name,
                organisation_id=row.organisation_id,
                kind=OrganisationKind(row.organisation.kind),
                seats=row.seats,
                confirmed=row.confirmed,
                note=row.note,
                version=row.version,
            )
            for row in rows.select_related("organisation").order_by("organisation__sort_key", "pk")
        ),
    )


def audience_to_edit(actor: Actor, place_id: UUID, *, today: date) -> tuple[Head, AudienceLine]:
    """Return one organisation's seats with the call-in; raises `NotVisible`."""
    row = access.get_visible(actor, AudiencePlace.objects, pk=place_id)
    page = audience(actor, row.call_in_id, today=today)
    return page.head, next(one for one in page.lines if one.id == place_id)


def _silent(head: Head, signed: tuple[Signed, ...]) -> tuple[str, ...]:
    heard = {one.agency for one in signed if one.holds and one.covers_list}
    sites = Room.objects.filter(pk=head.room_id).values("site")
    names = Room.objects.filter(site__in=sites, kind__in=_ANSWER_FOR_PEOPLE).values_list(
        "controller__name", flat=True
    )
    return tuple(sorted(set(names) - heard))


def _signed(actor: Actor, call_in_id: UUID) -> tuple[Signed, ...]:
    called = access.visible_to(actor, Invitation.objects).filter(call_in=call_in_id)
    newest = newest_choice(called).get(call_in_id)
    rows = (
        access.visible_to(actor, SignOff.objects)
        .filter(call_in=call_in_id)
        .select_related("recorded_by", "agency")
        .order_by("-recorded_at", "-pk")
    )
    seen: set[int] = set()
    found = []
    for row in rows:
        found.append(
            Signed(
                by=row.recorded_by.name,
                agency=row.agency.name,
                decision=GoDecision(row.decision),
                reason=row.reason,
                at=row.recorded_at,
                holds=row.recorded_by_id not in seen,
                covers_list=newest is None or row.recorded_at >= newest,
            )
        )
        seen.add(row.recorded_by_id)
    return tuple(found)
