"""The ledger of who was considered and why, the cover of each group, and who else could be."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins.models import Consideration
from samsyn.office.call_ins.queries.candidates import (
    StatusShown,
    Warned,
    statuses_of,
    warnings_of,
)
from samsyn.office.call_ins.queries.conflicts import Conflict, conflicts_among
from samsyn.office.call_ins.queries.heads import GroupMark, Head, head_of
from samsyn.office.groups.models import Membership
from samsyn.office.groups.queries.people import note_shown
from samsyn.office.groups.rosters import counting
from samsyn.office.people.queries import PersonLabel, labels_of
from samsyn.vocabulary.call_ins import Choice, Exclusion


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One person who was considered."""

    id: UUID
    label: PersonLabel
    group: str
    outcome: Choice
    rule: Exclusion | None
    reason: str
    by: str
    warnings: tuple[Warned, ...]
    statuses: tuple[StatusShown, ...]
    is_delivered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """How a group is covered: who is chosen, of those considered and of those on its list.

    Once the evening has been its list is another, and not counted.
    """

    group: GroupMark
    chosen: int
    considered: int
    listed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody on a covered group's list whom nobody has considered yet."""

    label: PersonLabel
    group: str
    warnings: tuple[Warned, ...]
    statuses: tuple[StatusShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictShown:
    """Two chosen people who must not meet."""

    codes: tuple[str, str]
    people: tuple[UUID, UUID]
    conflict: Conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The page where invitees are chosen."""

    head: Head
    rows: tuple[LedgerRow, ...]
    cover: tuple[Cover, ...]
    candidates: tuple[Candidate, ...]
    conflicts: tuple[ConflictShown, ...]

    @property
    def chosen(self) -> int:
        """How many are chosen."""
        return sum(row.outcome is Choice.CHOSEN for row in self.rows)


def ledger(actor: Actor, call_in_id: UUID, *, today: date) -> Ledger:
    """Return who was considered, with what speaks against each now, and note who was shown."""
    head = head_of(actor, call_in_id, today=today)
    rows = list(
        access.visible_to(actor, Consideration.objects)
        .filter(call_in=call_in_id)
        .select_related("group", "recorded_by", "changed_by", "invitation")
    )
    listed = _listed(actor, head, today) if head.is_open else {}
    considered = {row.person_id for row in rows}
    others = {person: group for person, group in listed.items() if person not in considered}
    labels = labels_of(actor, {*considered, *others})
    warned = warnings_of(actor, labels, evening=head.evening)
    statuses = statuses_of(actor, labels, on=min(today, head.evening), by=head.evening)
    note_shown(actor, labels, [head.room_id])
    shown = tuple(
        sorted(
            (_row(row, labels, warned, statuses) for row in rows),
            key=lambda one: (list(Choice).index(one.outcome), one.group, one.label.code),
        )
    )
    chosen = [row.person_id for row in rows if row.outcome == Choice.CHOSEN]
    return Ledger(
        head=head,
        rows=shown,
        cover=_cover(head, rows, Counter(group for group in listed.values())),
        candidates=_candidates(head, others, labels, (warned, statuses)),
        conflicts=conflicts_shown(conflicts_among(actor, head.id, chosen, on=head.evening)),
    )


def conflicts_shown(conflicts: tuple[Conflict, ...]) -> tuple[ConflictShown, ...]:
    """Return conflicts as pages show them, by codes."""
    found = []
    for conflict in conflicts:
        one, other = sorted(conflict.pair, key=lambda person: access.code_for("P", person))
        codes = (access.code_for("P", one), access.code_for("P", other))
        found.append(ConflictShown(codes=codes, people=(one, other), conflict=conflict))
    return tuple(sorted(found, key=lambda each: (not each.conflict.is_open, each.codes)))


def _listed(actor: Actor, head: Head, today: date) -> dict[UUID, UUID]:
    """Return who counts in which covered group today: person -> group, of the joint room."""
    groups = [group.id for group in head.groups]
    rows = access.in_use(actor, access.visible_to(actor, Membership.objects), on=today)
    rows = rows.filter(group__in=groups)
    return dict(counting(rows, today).order_by("pk").values_list("person_id", "group_id"))


def _row(
    row: Consideration,
    labels: Mapping[UUID, PersonLabel],
    warned: Mapping[UUID, tuple[Warned, ...]],
    statuses: Mapping[UUID, tuple[StatusShown, ...]],
) -> LedgerRow:
    outcome = Choice(row.outcome)
    invitation = getattr(row, "invitation", None)
    return LedgerRow(
        id=row.pk,
        label=labels[row.person_id],
        group=row.group.working_name if row.group else "",
        outcome=outcome,
        rule=Exclusion(row.rule) if row.rule else None,
        reason=row.reason,
        by=access.saved_last(row)[0],
        warnings=warned[row.person_id],
        statuses=statuses.get(row.person_id, ()),
        is_delivered=invitation is not None and invitation.delivered_at is not None,
    )


def _cover(head: Head, rows: list[Consideration], listed: Counter[UUID]) -> tuple[Cover, ...]:
    return tuple(
        Cover(
            group=group,
            chosen=sum(row.group_id == group.id and row.outcome == Choice.CHOSEN for row in rows),
            considered=sum(row.group_id == group.id for row in rows),
            listed=listed[group.id],
        )
        for group in head.groups
    )


def _candidates(
    head: Head,
    others: Mapping[UUID, UUID],
    labels: Mapping[UUID, PersonLabel],
    known: tuple[Mapping[UUID, tuple[Warned, ...]], Mapping[UUID, tuple[StatusShown, ...]]],
) -> tuple[Candidate, ...]:
    warned, statuses = known
    names = {group.id: group.name for group in head.groups}
    found = [
        Candidate(
            label=labels[person],
            group=names[group],
            warnings=warned[person],
            statuses=statuses.get(person, ()),
        )
        for person, group in others.items()
        if person in labels
    ]
    return tuple(sorted(found, key=lambda one: (bool(one.warnings), one.group, one.label.code)))
