"""What has changed since somebody was chosen: asked anew on every page that leads to them."""

from dataclasses import dataclass
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins.models import Invitation
from samsyn.office.call_ins.queries.candidates import Warned, warnings_of
from samsyn.office.call_ins.queries.conflicts import Conflict, conflicts_among
from samsyn.office.call_ins.queries.heads import Head
from samsyn.office.groups.queries.people import note_shown
from samsyn.office.people.queries import PersonLabel, labels_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Somebody on the list who may not be called as things stand."""

    invitation_id: UUID
    label: PersonLabel
    warnings: tuple[Warned, ...]
    in_conflict_with: tuple[str, ...]  # codes
    has_old_time: bool  # was told of the evening before it was moved


def alarms_of(actor: Actor, head: Head) -> tuple[Alarm, ...]:
    """Return who is called and should not be, or has been told of another time."""
    if not head.is_open:
        return ()
    invitations = {
        row.person_id: row
        for row in access.visible_to(actor, Invitation.objects).filter(
            call_in=head.id, called_off_at__isnull=True
        )
    }
    if not invitations:
        return ()
    warned = warnings_of(actor, invitations, evening=head.evening)
    clashes = conflicts_among(actor, head.id, invitations, on=head.evening)
    labels = labels_of(actor, invitations)
    found = [
        Alarm(
            invitation_id=row.pk,
            label=labels[person],
            warnings=warned[person],
            in_conflict_with=codes_against(person, clashes),
            has_old_time=has_old_time(row, head),
        )
        for person, row in invitations.items()
    ]
    stopped = [one for one in found if one.warnings or one.in_conflict_with or one.has_old_time]
    note_shown(actor, (one.label.person_id for one in stopped), [head.room_id])
    return tuple(sorted(stopped, key=lambda one: one.label.code))


def codes_against(person: UUID, conflicts: tuple[Conflict, ...]) -> tuple[str, ...]:
    """Return the codes of those whom this person must not meet, as nothing keeps them apart."""
    others = {
        other
        for conflict in conflicts
        if conflict.is_open and person in conflict.pair
        for other in conflict.pair - {person}
    }
    return tuple(sorted(access.code_for("P", one) for one in others))


def has_old_time(row: Invitation, head: Head) -> bool:
    """Whether the invitation was delivered before the evening got another time."""
    moved = head.moved_at
    return moved is not None and row.delivered_at is not None and row.delivered_at < moved
