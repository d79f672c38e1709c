"""The agreements of the site: what holds, what ends, what waits for a signature."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.steering.models import Agreement, AgreementParty
from samsyn.office.steering.queries.rooms import SteeringRoom, owner_name, room_of
from samsyn.office.steering.rules import AgreementFacts, state_of_agreement, surfaces
from samsyn.vocabulary.steering import AgreementState


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyShown:
    """An agency that has entered an agreement."""

    agency_id: int
    agency: str
    signed_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementShown:
    """One agreement with where it stands."""

    id: UUID
    room_id: int
    name: str
    about: str
    signed_on: date | None
    valid_from: date
    valid_to: date | None
    review_on: date | None
    state: AgreementState
    owner: str
    owner_id: int | None
    parties: tuple[PartyShown, ...]
    version: int

    @property
    def surfaces(self) -> bool:
        return surfaces(self.state)

    @property
    def acts_by(self) -> date | None:
        """The day by which something has to be done about it."""
        return self.valid_to if self.state is AgreementState.ENDING else self.review_on


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementList:
    """The agreements of the room: those that ask for something, the others, those that ended."""

    room: SteeringRoom
    asking: tuple[AgreementShown, ...]
    standing: tuple[AgreementShown, ...]
    ended: tuple[AgreementShown, ...]


def agreement_list(actor: Actor, *, today: date) -> AgreementList:
    """Return every agreement of the reader's joint room."""
    room = room_of(actor)
    rows = access.visible_to(actor, Agreement.objects).filter(room=room.room_id)
    found = _shown(actor, list(rows.select_related("owner").order_by("valid_from", "pk")), today)
    asking = sorted(
        (one for one in found if one.surfaces), key=lambda one: one.acts_by or one.valid_from
    )
    return AgreementList(
        room=room,
        asking=tuple(asking),
        standing=tuple(
            one for one in found if not one.surfaces and one.state is not AgreementState.ENDED
        ),
        ended=tuple(one for one in reversed(found) if one.state is AgreementState.ENDED),
    )


def agreement_to_edit(actor: Actor, agreement_id: UUID, *, today: date) -> AgreementShown:
    """Return one agreement; raises `NotVisible`."""
    rows = Agreement.objects.select_related("owner")
    return _shown(actor, [access.get_visible(actor, rows, pk=agreement_id)], today)[0]


def _shown(actor: Actor, rows: list[Agreement], today: date) -> list[AgreementShown]:
    parties: dict[UUID, list[PartyShown]] = {}
    bound = access.visible_to(actor, AgreementParty.objects).filter(agreement__in=rows)
    for one in bound.select_related("agency").order_by("agency__name", "pk"):
        parties.setdefault(one.agreement_id, []).append(
            PartyShown(agency_id=one.agency_id, agency=one.agency.name, signed_by=one.signed_by)
        )
    return [_one(row, tuple(parties.get(row.pk, ())), today) for row in rows]


def _one(row: Agreement, parties: tuple[PartyShown, ...], today: date) -> AgreementShown:
    facts = AgreementFacts(
        signed_on=row.signed_on,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        review_on=row.review_on,
    )
    return AgreementShown(
        id=row.pk,
        room_id=row.room_id,
        name=row.name,
        about=row.about,
        signed_on=row.signed_on,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        review_on=row.review_on,
        state=state_of_agreement(facts, today=today),
        owner=owner_name(row),
        owner_id=row.owner_id,
        parties=parties,
        version=row.version,
    )
