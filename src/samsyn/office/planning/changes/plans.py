"""What a change takes, and how it is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from samsyn.office.access import Refusal
from samsyn.office.planning.rules import Question
from samsyn.vocabulary.call_ins import InvitationChannel


class CannotAccept(Refusal):
    """The plan cannot be taken into the ledger as it stands; `reasons` says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptancePlan:
    """A plan as it was shown. `shown` is who was proposed then.

    `because` says why each one who was moved by hand was moved. Those under supervision are
    called by probation; everybody else by `agency_id`, as `channel` says.
    """

    call_in_id: UUID
    question: Question
    shown: frozenset[UUID]
    because: Mapping[UUID, str]
    agency_id: int | None
    channel: InvitationChannel | None
