"""Invitations: where each stands and why, list by list of the agencies that call."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins.models import Invitation
from samsyn.office.call_ins.queries.alarms import codes_against, has_old_time
from samsyn.office.call_ins.queries.candidates import Warned, warnings_of
from samsyn.office.call_ins.queries.choices import own_agencies
from samsyn.office.call_ins.queries.conflicts import conflicts_among
from samsyn.office.call_ins.queries.heads import Head, head_of
from samsyn.office.call_ins.rules import InvitationFacts, Move, moves_from, state_of
from samsyn.office.groups.queries.people import note_shown
from samsyn.office.people.queries import PersonLabel, labels_of
from samsyn.vocabulary.call_ins import AbsenceReason, InvitationChannel, InvitationState, Reply

THERE = (InvitationState.CAME, InvitationState.STAYED, InvitationState.TALKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationShown:
    """One invitation and where it stands."""

    id: UUID
    label: PersonLabel
    group: str
    agency_id: int
    agency: str
    channel: InvitationChannel
    state: InvitationState
    moves: frozenset[Move]
    approved_at: datetime | None
    approved_by: str
    letter: str  # the text that was printed last, with its number
    delivered_at: datetime | None
    delivered_by: str
    reply: Reply
    transport: str
    arrives_at: datetime | None
    came_at: datetime | None
    absence: AbsenceReason | None
    came_against_rule: bool
    called_off_because: str
    warnings: tuple[Warned, ...]
    in_conflict_with: tuple[str, ...]
    has_old_time: bool
    version: int

    @property
    def is_stopped(self) -> bool:
        """Whether this person may not be called, or met, as things stand."""
        return bool(self.warnings or self.in_conflict_with)

    @property
    def may_get_letter(self) -> bool:
        """Whether a letter may be printed: approved, not called off, and nothing bars."""
        is_called_off = self.state is InvitationState.CALLED_OFF
        return self.approved_at is not None and not is_called_off and not self.is_stopped

    @property
    def is_there(self) -> bool:
        """Whether the person has come."""
        return self.state in THERE


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyList:
    """What one agency is to decide: its own list."""

    agency_id: int
    agency: str
    invitations: tuple[InvitationShown, ...]
    is_own: bool  # the reader may approve it

    @property
    def waiting(self) -> int:
        """How many wait for the agency's approval."""
        return sum(one.state is InvitationState.SUGGESTED for one in self.invitations)


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationPage:
    """Every invitation of a call-in, by agency."""

    head: Head
    lists: tuple[AgencyList, ...]

    @property
    def invitations(self) -> tuple[InvitationShown, ...]:
        """Every invitation, list by list."""
        return tuple(one for each in self.lists for one in each.invitations)


def invitation_page(
    actor: Actor, call_in_id: UUID, *, today: date, now: datetime
) -> InvitationPage:
    """Return the invitations with what speaks against each now, and note who was shown."""
    head = head_of(actor, call_in_id, today=today)
    shown = invitations_of(actor, head)
    own = own_agencies(actor, head.room_id, now=now) if head.may_decide else frozenset()
    agencies = sorted({(one.agency, one.agency_id) for one in shown})
    return InvitationPage(
        head=head,
        lists=tuple(
            AgencyList(
                agency_id=agency_id,
                agency=name,
                invitations=tuple(one for one in shown if one.agency_id == agency_id),
                is_own=agency_id in own,
            )
            for name, agency_id in agencies
        ),
    )


def invitations_of(actor: Actor, head: Head) -> tuple[InvitationShown, ...]:
    """Return the invitations of a call-in by code, and note who was shown."""
    rows = access.visible_to(actor, Invitation.objects).filter(call_in=head.id)
    return _shown(actor, head, rows)


def invitation_to_edit(
    actor: Actor, invitation_id: UUID, *, today: date
) -> tuple[Head, InvitationShown]:
    """Return one invitation with its call-in; raises `NotVisible`."""
    row = access.get_visible(actor, Invitation.objects, pk=invitation_id)
    head = head_of(actor, row.call_in_id, today=today)
    rows = access.visible_to(actor, Invitation.objects).filter(pk=invitation_id)
    return head, _shown(actor, head, rows)[0]


def facts_of(row: Invitation) -> InvitationFacts:
    """Return what decides where an invitation stands."""
    return InvitationFacts(
        approved_at=row.approved_at,
        delivered_at=row.delivered_at,
        reply=Reply(row.reply),
        came_at=row.came_at,
        stayed_at=row.stayed_at,
        talked_at=row.talked_at,
        is_absent=bool(row.absence),
        called_off_at=row.called_off_at,
    )


def _shown(actor: Actor, head: Head, rows: QuerySet[Invitation]) -> tuple[InvitationShown, ...]:
    found = list(
        rows.select_related("agency", "approved_by", "consideration__group", "letter_version__text")
    )
    people = [row.person_id for row in found]
    labels = labels_of(actor, people)
    warned = warnings_of(actor, people, evening=head.evening)
    called = access.visible_to(actor, Invitation.objects).filter(
        call_in=head.id, called_off_at__isnull=True
    )
    everybody = called.values_list("person_id", flat=True)
    clashes = conflicts_among(actor, head.id, everybody, on=head.evening)
    against = {person: codes_against(person, clashes) for person in people}
    note_shown(actor, people, [head.room_id])
    shown = [_one(row, head, labels, warned, against) for row in found]
    return tuple(sorted(shown, key=lambda one: one.label.code))


def _letter(row: Invitation) -> str:
    version = row.letter_version
    return f"{version.text.name} {version.number}" if version else ""


def _one(
    row: Invitation,
    head: Head,
    labels: Mapping[UUID, PersonLabel],
    warned: Mapping[UUID, tuple[Warned, ...]],
    against: Mapping[UUID, tuple[str, ...]],
) -> InvitationShown:
    state = state_of(facts_of(row))
    is_off = state is InvitationState.CALLED_OFF
    group = row.consideration.group
    return InvitationShown(
        id=row.pk,
        label=labels[row.person_id],
        group=group.working_name if group else "",
        agency_id=row.agency_id,
        agency=row.agency.name,
        channel=InvitationChannel(row.channel),
        state=state,
        moves=moves_from(state, evening_has_come=head.has_come),
        approved_at=row.approved_at,
        approved_by=row.approved_by.name if row.approved_by else "",
        letter=_letter(row),
        delivered_at=row.delivered_at,
        delivered_by=row.delivered_by,
        reply=Reply(row.reply),
        transport=row.transport,
        arrives_at=row.arrives_at,
        came_at=row.came_at,
        absence=AbsenceReason(row.absence) if row.absence else None,
        came_against_rule=row.came_against_rule,
        called_off_because=row.called_off_because,
        warnings=() if is_off else warned[row.person_id],
        in_conflict_with=() if is_off else against[row.person_id],
        has_old_time=not is_off and has_old_time(row, head),
        version=row.version,
    )
