"""What is contested, and what of a person can be."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import Q

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.access.records import Claim
from samsyn.office.audit.changes import Reading
from samsyn.office.groups.models import Membership
from samsyn.office.incidents.models import Involvement
from samsyn.office.people.models import Person, PersonName, PersonTie
from samsyn.office.people.queries import PersonLabel, labels_of, shows_names
from samsyn.office.people.queries.labels import note_labels
from samsyn.office.rights.models import Contest
from samsyn.office.rights.queries.rooms import answering_rooms, contest_row
from samsyn.vocabulary.claims import COUNTING_FOR_NOTHING
from samsyn.vocabulary.rights import ContestedKind, ContestOutcome, RaisedBy

_CLAIMS: Final[dict[ContestedKind, type[Claim]]] = {
    ContestedKind.MEMBERSHIP: Membership,
    ContestedKind.INVOLVEMENT: Involvement,
    ContestedKind.TIE: PersonTie,
    ContestedKind.NAME: PersonName,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestLine:
    """Something contested, and what came of it."""

    id: UUID
    label: PersonLabel
    kind: ContestedKind
    raised_by: RaisedBy
    received_on: date
    due_on: date
    reason: str
    outcome: ContestOutcome | None
    settled_because: str

    def is_late(self, today: date) -> bool:
        """Whether the day has passed without a decision."""
        return self.outcome is None and self.due_on < today


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestSheet:
    """One contest with what it is about, for whoever decides."""

    line: ContestLine
    person_id: UUID
    claim: "Contestable"
    taken_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contestable:
    """Something of a person that can be contested; `text` names it without saying of whom."""

    kind: ContestedKind
    row_id: UUID
    text: str  # of the claim: a group, an incident's code, a name if it may be shown
    term: str  # its part or kind, as the vocabulary has it


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestablePerson:
    """Whose record it is, and what of it can be contested now."""

    label: PersonLabel
    claims: tuple[Contestable, ...]


def contests(actor: Actor) -> tuple[ContestLine, ...]:
    """Return what is contested in the rooms in which the actor answers, open first; noted."""
    rooms = [room.pk for room in answering_rooms(actor)]
    rows = list(
        access.visible_to(actor, Contest.objects)
        .filter(room_id__in=rooms)
        .select_related("settled")
        .order_by("due_on", "pk")
    )
    labels = labels_of(actor, {row.person_id for row in rows})
    note_labels(actor, Reading.LIST, labels.values())
    lines = [_line(row, labels[row.person_id]) for row in rows if row.person_id in labels]
    return tuple(sorted(lines, key=lambda one: one.outcome is not None))


def contest_sheet(actor: Actor, contest_id: UUID) -> ContestSheet:
    """Return one contest and its claim; the reading is noted. Raises `NotVisible`."""
    row = contest_row(actor, contest_id)
    label = labels_of(actor, [row.person_id])[row.person_id]
    note_labels(actor, Reading.PAGE, [label])
    return ContestSheet(
        line=_line(row, label),
        person_id=row.person_id,
        claim=_claim_of(actor, row),
        taken_by=row.recorded_by.name,
    )


def contestable(actor: Actor, person_id: UUID) -> ContestablePerson:
    """Return what of a person can be contested; noted. Raises `NotVisible`, `NotPermitted`."""
    person = access.get_visible(actor, Person.objects, pk=person_id)
    access.require(actor, Deed.ANSWER_REQUEST, about=person)
    label = labels_of(actor, [person_id])[person_id]
    note_labels(actor, Reading.PAGE, [label])
    return ContestablePerson(label=label, claims=tuple(_claims(actor, person)))


def _claims(actor: Actor, person: Person) -> list[Contestable]:
    found = [Contestable(kind=ContestedKind.RECORD, row_id=person.pk, text="", term="")]
    shown = shows_names(actor, person.room_id)
    for kind, model in _CLAIMS.items():
        rows = access.visible_to(actor, model._default_manager.all()).filter(Q(person=person))
        counting = rows.exclude(status__in=COUNTING_FOR_NOTHING).order_by("recorded_at", "pk")
        found.extend(_claim(kind, row, shown=shown) for row in counting)
    return found


def _claim_of(actor: Actor, row: Contest) -> Contestable:
    """Return what a contest is about, wherever it stands now; the record itself if it is gone."""
    kind = ContestedKind(row.kind)
    if model := _CLAIMS.get(kind):
        rows = access.visible_to(actor, model._default_manager.filter(pk=row.row_id))
        for claim in rows:
            return _claim(kind, claim, shown=shows_names(actor, row.room_id))
    return Contestable(kind=kind, row_id=row.row_id, text="", term="")


def _claim(kind: ContestedKind, row: Any, *, shown: bool) -> Contestable:
    if kind is ContestedKind.MEMBERSHIP:
        text, term = row.group.working_name, row.role
    elif kind is ContestedKind.INVOLVEMENT:
        text, term = access.code_for("H", row.incident_id), row.role
    elif kind is ContestedKind.TIE:
        text, term = access.code_for("P", row.other_id), row.kind
    else:
        text, term = str(row) if shown else "", row.kind
    return Contestable(kind=kind, row_id=row.pk, text=text, term=term)


def _line(row: Contest, label: PersonLabel) -> ContestLine:
    settled = getattr(row, "settled", None)
    return ContestLine(
        id=row.pk,
        label=label,
        kind=ContestedKind(row.kind),
        raised_by=RaisedBy(row.raised_by),
        received_on=row.received_on,
        due_on=row.due_on,
        reason=row.reason,
        outcome=ContestOutcome(settled.outcome) if settled else None,
        settled_because=settled.reason if settled else "",
    )
