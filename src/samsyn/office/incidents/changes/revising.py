"""Revising an incident's facts. What no longer holds is withdrawn, never deleted."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit
from samsyn.office.audit import changes as audit
from samsyn.office.incidents.changes import rows
from samsyn.office.incidents.changes.matching import match
from samsyn.office.incidents.changes.objections import objections_to
from samsyn.office.incidents.changes.plans import IncidentPlan, RevisionPlan
from samsyn.office.incidents.changes.references import Known, known_to
from samsyn.office.incidents.changes.refusals import CannotRecord
from samsyn.office.incidents.changes.reporting import brought_in
from samsyn.office.incidents.models import Incident, IncidentGroup, Involvement
from samsyn.vocabulary.claims import ClaimStatus
from samsyn.vocabulary.incidents import (
    GroupMotivated,
    IncidentStatus,
    MemberInvolved,
    PlacePrecision,
    SuspicionGrade,
)
from samsyn.vocabulary.people import ProtectedIdentity

_CLAIM = ("status", "source_id", "source_reliability", "information_accuracy", "last_confirmed_on")
_SAID_OF_PERSON = ("harm", "intended", "suspicion", "note", "at_home")


@transaction.atomic
def revise_incident(actor: Actor, plan: RevisionPlan, *, now: datetime) -> None:
    """Write the facts anew. People and groups that the actor cannot see stay as they are.

    Raises `ChangedMeanwhile` if somebody else was first, `CannotRecord` with every objection.
    """
    incident = access.lock_visible(actor, Incident, pk=plan.incident_id)
    permit = access.require(actor, Deed.RECORD_INCIDENT, about=incident)
    access.refuse_stale(incident, plan.version)
    if incident.status == IncidentStatus.OUT_OF_SCOPE.value:
        raise CannotRecord(_("The incident is withdrawn. Review it again before you change it."))
    facts = _complete(plan, brought_in(actor, plan.report, now=now), incident)
    known = known_to(actor, [facts])
    if reasons := objections_to(facts, known, now=now):
        raise CannotRecord(*reasons)
    revision = _Revision(
        actor=actor, incident=incident, facts=facts, known=known, permit=permit, now=now
    )
    revision.write_claims()
    revision.write_facts()
    audit.record(permit, subject="incidents_incident", record_ids=[incident.pk])


def _complete(plan: RevisionPlan, written: IncidentPlan, incident: Incident) -> IncidentPlan:
    facts = replace(
        written,
        room_id=incident.room_id,
        status=IncidentStatus(incident.status),
        member_involved=MemberInvolved(incident.member_involved),
        group_motivated=GroupMotivated(incident.group_motivated),
        involvement_basis=incident.involvement_basis,
    )
    if not plan.keeps_place:
        return facts
    return replace(
        facts,
        place=incident.place,
        place_precision=PlacePrecision(incident.place_precision),
        longitude=incident.longitude,
        latitude=incident.latitude,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Revision:
    """One revision under way."""

    actor: Actor
    incident: Incident
    facts: IncidentPlan
    known: Known
    permit: Permit
    now: datetime

    def write_facts(self) -> None:
        """Set the columns of the incident. A place stays hidden unless this writer saw why."""
        access.revise(
            self.incident,
            self.actor,
            now=self.now,
            **rows.fact_columns(self.facts, now=self.now),
            **rows.place_columns(self.facts),
        )

    def write_claims(self) -> None:
        """Replace the people and groups that the writer sees, and note what follows from them."""
        parts = list(self._standing_parts())
        self._hide_place(parts)
        self._reopen(parts)
        placing = {
            **access.beside(self.incident, self.permit, now=self.now),
            **rows.claim_columns(self.facts, now=self.now),
            "incident": self.incident,
        }
        shared = rows.claim_columns(self.facts, now=self.now)
        compartment = self.incident.compartment_id
        people = match(
            parts,
            [
                (rows.part_key(part, self.known, compartment), rows.part_columns(part))
                for part in self.facts.people
            ],
            shared,
        )
        Involvement.objects.bulk_update(people.standing, [*_CLAIM, *_SAID_OF_PERSON])
        Involvement.objects.bulk_create(Involvement(**placing, **new) for new in people.new)
        groups = match(
            list(self._standing_sides()),
            [
                (rows.side_key(side, self.known), {"certainty": side.certainty.value})
                for side in self.facts.sides
            ],
            shared,
        )
        IncidentGroup.objects.bulk_update(groups.standing, [*_CLAIM, "certainty"])
        IncidentGroup.objects.bulk_create(IncidentGroup(**placing, **new) for new in groups.new)

    def _standing_parts(self) -> QuerySet[Involvement]:
        return (
            access.visible_to(self.actor, Involvement.objects)
            .filter(incident=self.incident)
            .exclude(status=ClaimStatus.WITHDRAWN.value)
            .select_related("person")
            .order_by("recorded_at", "pk")
        )

    def _standing_sides(self) -> QuerySet[IncidentGroup]:
        return (
            access.visible_to(self.actor, IncidentGroup.objects)
            .filter(incident=self.incident)
            .exclude(status=ClaimStatus.WITHDRAWN.value)
            .order_by("recorded_at", "pk")
        )

    def _hide_place(self, standing: list[Involvement]) -> None:
        explained = any(
            row.at_home is not False
            and row.person is not None
            and row.person.protected_identity != ProtectedIdentity.NONE.value
            for row in standing
        )
        unseen_reason = self.incident.hides_place and not explained
        self.incident.hides_place = (
            rows.may_be_protected_home(self.facts, self.known) or unseen_reason
        )

    def _reopen(self, standing: list[Involvement]) -> None:
        cleared = SuspicionGrade.CLEARED
        before = {row.person_id for row in standing if row.suspicion == cleared.value}
        after = {part.person_id for part in self.facts.people if part.suspicion is cleared}
        if after - before and self.incident.status != IncidentStatus.REPORTED.value:
            self.incident.review_again = True
