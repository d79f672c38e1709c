"""The rehearsal, the evening itself as a phone shows it, the debrief and who did not come."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins.models import Debrief, Finding, Invitation, Rehearsal
from samsyn.office.call_ins.queries.heads import Head, head_of
from samsyn.office.call_ins.queries.invitations import InvitationShown, invitations_of
from samsyn.office.groups.queries.people import note_shown
from samsyn.office.promises.queries import PromiseShown, promises_of
from samsyn.vocabulary.call_ins import AbsenceReason, FindingOccasion, InvitationState


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingShown:
    """Something found; `step_id` once it is a step of the plan."""

    id: UUID
    text: str
    by: str
    at: datetime
    step_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RehearsalPage:
    """The full run without the invitees."""

    head: Head
    planned_at: datetime | None
    held_on: date | None
    summary: str
    findings: tuple[FindingShown, ...]
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evening:
    """Who is expected, and who has come."""

    head: Head
    expected: tuple[InvitationShown, ...]
    is_tonight: bool

    @property
    def came(self) -> int:
        """How many have come."""
        return sum(one.is_there for one in self.expected)

    @property
    def stayed(self) -> int:
        """How many have stayed, those who talked afterwards with them."""
        kept = (InvitationState.STAYED, InvitationState.TALKED)
        return sum(one.state in kept for one in self.expected)

    @property
    def talked(self) -> int:
        """How many have talked afterwards."""
        return sum(one.state is InvitationState.TALKED for one in self.expected)


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefPage:
    """What came of the evening."""

    head: Head
    held_on: date | None
    reactions: str
    safety: str
    media: str
    after_thirty_days: str
    findings: tuple[FindingShown, ...]
    promises: tuple[PromiseShown, ...]
    absent: tuple[InvitationShown, ...]
    invited: int
    came: int
    stayed: int
    talked: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Absentee:
    """Somebody who was called and did not come, as a talk is proposed from it."""

    person_id: UUID
    group_id: UUID | None
    invitation_id: UUID
    reason: AbsenceReason | None  # None while nobody has noted why
    evening: date


def rehearsal(actor: Actor, call_in_id: UUID, *, today: date) -> RehearsalPage:
    """Return the rehearsal with what was found there."""
    head = head_of(actor, call_in_id, today=today)
    row = access.get_visible(actor, Rehearsal.objects, call_in=call_in_id)
    return RehearsalPage(
        head=head,
        planned_at=row.planned_at,
        held_on=row.held_on,
        summary=row.summary,
        findings=_findings(actor, call_in_id, FindingOccasion.REHEARSAL),
        version=row.version,
    )


def evening(actor: Actor, call_in_id: UUID, *, today: date) -> Evening:
    """Return who is expected on the evening, by code, and note who was shown."""
    head = head_of(actor, call_in_id, today=today)
    return Evening(
        head=head,
        expected=tuple(
            one
            for one in invitations_of(actor, head)
            if one.approved_at is not None and one.state is not InvitationState.CALLED_OFF
        ),
        is_tonight=head.evening == today,
    )


def debrief(actor: Actor, call_in_id: UUID, *, today: date) -> DebriefPage:
    """Return what came of the evening: attendance, promises, findings and who did not come."""
    page = evening(actor, call_in_id, today=today)
    row = access.get_visible(actor, Debrief.objects, call_in=call_in_id)
    is_over = page.head.has_come
    return DebriefPage(
        head=page.head,
        held_on=row.held_on,
        reactions=row.reactions,
        safety=row.safety,
        media=row.media,
        after_thirty_days=row.after_thirty_days,
        findings=_findings(actor, call_in_id, FindingOccasion.DEBRIEF),
        promises=promises_of(actor, call_in_id),
        absent=tuple(one for one in page.expected if is_over and not one.is_there),
        invited=len(page.expected),
        came=page.came,
        stayed=page.stayed,
        talked=page.talked,
        version=row.version,
    )


def absentees(actor: Actor, call_in_id: UUID, *, today: date) -> tuple[Absentee, ...]:
    """Return who was invited to a call-in that has been held and did not come.

    Nobody is absent before the evening. Those who died are left out; the others are for the
    talks' own checks to judge.
    """
    head = head_of(actor, call_in_id, today=today)
    if not head.has_come or head.cancelled_because:
        return ()
    rows = (
        access.visible_to(actor, Invitation.objects)
        .filter(call_in=call_in_id, approved_at__isnull=False)
        .filter(called_off_at__isnull=True, came_at__isnull=True, person__died_on__isnull=True)
        .select_related("consideration")
        .order_by("pk")
    )
    found = tuple(
        Absentee(
            person_id=row.person_id,
            group_id=row.consideration.group_id,
            invitation_id=row.pk,
            reason=AbsenceReason(row.absence) if row.absence else None,
            evening=head.evening,
        )
        for row in rows
    )
    note_shown(actor, (one.person_id for one in found), [head.room_id])
    return found


def _findings(
    actor: Actor, call_in_id: UUID, occasion: FindingOccasion
) -> tuple[FindingShown, ...]:
    rows = (
        access.visible_to(actor, Finding.objects)
        .filter(call_in=call_in_id, occasion=occasion.value)
        .select_related("recorded_by")
        .order_by("recorded_at", "pk")
    )
    return tuple(
        FindingShown(
            id=row.pk,
            text=row.text,
            by=row.recorded_by.name,
            at=row.recorded_at,
            step_id=row.step_id,
        )
        for row in rows
    )
