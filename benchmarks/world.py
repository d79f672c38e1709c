"""A large invented register in a database of its own, written past the forms for speed.

What the rows say is what the demo's plans and the change functions would have written.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
from django.conf import settings
from django.utils import timezone

from benchmarks.copying import Row, copy_rows
from samsyn.office.demo.plans import group_plan, incident_plan, membership_plan, person_plan
from samsyn.office.groups.models import (
    Group,
    GroupAssessment,
    GroupStanding,
    Membership,
    MembershipBasis,
    MembershipConfirmation,
)
from samsyn.office.groups.names import swedish_order
from samsyn.office.incidents.changes import IncidentPlan, rows
from samsyn.office.incidents.models import Incident, IncidentGroup, IncidentReview, Involvement
from samsyn.office.people.changes import NamePlan, PersonPlan
from samsyn.office.people.changes.recording import full_name
from samsyn.office.people.models import Person, PersonName, PersonTie, SearchToken
from samsyn.office.people.names import Forms, sort_key
from samsyn.simulation.load import LoadWorld, make_load_world

SEED = 7
PEOPLE, CLAIMS, INCIDENTS, STAFF, ROOMS = 50_000, 400_000, 20_000, 300, 40
ROOMS_PER_SITE = 5
HOLDS_DAYS = 180


@dataclass(frozen=True, slots=True)
class Place:
    """A room and the compartment that its records are put in."""

    room_id: int
    compartment_id: int


def make_world(scale: float, *, now: datetime) -> LoadWorld:
    """Return a register of `scale` times the full size, of whole sites and at least one."""
    return make_load_world(
        seed=SEED,
        today=timezone.localdate(now),
        people=round(PEOPLE * scale),
        claims=round(CLAIMS * scale),
        incidents=round(INCIDENTS * scale),
        staff=max(round(STAFF * scale), ROOMS_PER_SITE),
        rooms=ROOMS_PER_SITE * max(round(ROOMS * scale / ROOMS_PER_SITE), 1),
    )


class Filling:
    """Writes a world's records into rooms that are there. Each method needs the ones before it."""

    def __init__(
        self,
        server: psycopg.Connection,
        world: LoadWorld,
        places: Mapping[str, Place],
        *,
        writer_id: int,
        now: datetime,
    ) -> None:
        self.server, self.world, self.places = server, world, places
        self.writer_id, self.now, self.today = writer_id, now, timezone.localdate(now)
        self.people: dict[str, UUID] = {}
        self.groups: dict[str, UUID] = {}
        self.group_compartments: dict[UUID, int] = {}

    def fill(self) -> None:
        """Write everything."""
        self.write_people()
        self.write_groups()
        self.write_memberships()
        copy_rows(self.server, PersonTie, self._ties())
        self.write_incidents()

    def write_people(self) -> None:
        """Write people with their names and what they are found by."""
        people: list[Row] = []
        names: list[Row] = []
        found_by: list[tuple[Row, list[str]]] = []
        for number, one in enumerate(self.world.people()):
            plan = person_plan(one, self.places[one.room].room_id)
            person_id, place = uuid4(), self._place(one.room, number)
            self.people[one.key] = person_id
            people.append({"id": person_id, **place, **_person_columns(plan)})
            of_person = {**place, "person_id": person_id}
            known = {**of_person, "last_confirmed_on": self.today}
            names += ({**known, **_name_columns(name)} for name in plan.names)
            found_by.append((of_person, [full_name(name) for name in plan.names]))
        copy_rows(self.server, Person, people)
        copy_rows(self.server, PersonName, names)
        copy_rows(self.server, SearchToken, _tokens(found_by))

    def write_groups(self) -> None:
        """Write groups with standing and size."""
        groups: list[Row] = []
        standings: list[Row] = []
        sizes: list[Row] = []
        for number, one in enumerate(self.world.groups):
            plan = group_plan(one, self.places[one.room].room_id, today=self.today)
            group_id, place = uuid4(), self._place(one.room, number)
            self.groups[one.key] = group_id
            self.group_compartments[group_id] = place["compartment_id"]
            fact = {**place, "group_id": group_id, "last_confirmed_on": self.today}
            groups.append(
                {
                    "id": group_id,
                    **place,
                    "working_name": plan.working_name,
                    "sort_key": swedish_order(plan.working_name),
                    "kind": plan.kind.value,
                    "external_reference": plan.external_reference,
                    "mapped_on": plan.mapped_on,
                }
            )
            standings.append(
                {**fact, "standing": one.statuses[-1].status.value, "since": plan.standing_since}
            )
            sizes.append({**fact, "size_least": plan.size_least, "size_most": plan.size_most})
        copy_rows(self.server, Group, groups)
        copy_rows(self.server, GroupStanding, standings)
        copy_rows(self.server, GroupAssessment, sizes)

    def write_memberships(self) -> None:
        """Write memberships, all approved, with their bases and confirmations."""
        bases: list[Row] = []
        confirmations: list[Row] = []
        copy_rows(self.server, Membership, self._memberships(bases, confirmations))
        copy_rows(self.server, MembershipBasis, bases)
        copy_rows(self.server, MembershipConfirmation, confirmations)

    def _memberships(self, bases: list[Row], confirmations: list[Row]) -> Iterator[Row]:
        for number, one in enumerate(self.world.memberships()):
            plan = membership_plan(one, self.people, self.groups)
            membership_id, place = uuid4(), self._place(one.room, number)
            part = {
                **place,
                "membership_id": membership_id,
                "group_compartment_id": place["compartment_id"],
            }
            for basis in plan.bases:
                kind, day, note = basis.kind.value, basis.dated_on, basis.note
                bases.append({**part, "kind": kind, "dated_on": day, "note": note})
            days = sorted({*plan.confirmed_on, *filter(None, [plan.approved_on])})
            confirmations += (
                {**part, "confirmed_on": day, "holds_days": HOLDS_DAYS} for day in days
            )
            yield {
                "id": membership_id,
                **place,
                "group_compartment_id": place["compartment_id"],
                "person_id": plan.person_id,
                "group_id": plan.group_id,
                "role": plan.role.value,
                "since": plan.since,
                "approved_on": plan.approved_on,
                "approved_by_id": self.writer_id,
                "second_basis_on": sorted(basis.dated_on for basis in plan.bases)[1],
                "last_confirmed_on": days[-1],
            }

    def _ties(self) -> Iterator[Row]:
        for number, one in enumerate(self.world.ties()):
            place = self._place(one.room, number)
            yield {
                **place,
                "other_compartment_id": place["compartment_id"],
                "person_id": self.people[one.people[0]],
                "other_id": self.people[one.people[1]],
                "kind": one.kind.value,
                "since": one.since,
                "note": one.source,
                "last_confirmed_on": self.today,
            }

    def write_incidents(self) -> None:
        """Write incidents with the people and the groups on them, and what was judged of them."""
        beside: dict[type[Involvement | IncidentGroup | IncidentReview], list[Row]] = {
            Involvement: [],
            IncidentGroup: [],
            IncidentReview: [],
        }
        incidents: list[Row] = []
        for number, one in enumerate(self.world.incidents()):
            place = self._place(one.room, number)
            plan = incident_plan(one, place["room_id"], self.people, self.groups)
            incident_id = uuid4()
            incidents.append(
                {
                    "id": incident_id,
                    **place,
                    **rows.fact_columns(plan, now=self.now),
                    **rows.place_columns(plan),
                    **rows.judgement_columns(plan),
                }
            )
            on_it = {**place, "incident_id": incident_id}
            beside[Involvement] += self._parts(plan, on_it)
            beside[IncidentGroup] += self._sides(plan, on_it)
            if plan.is_judged:
                judged = rows.judgement_columns(plan)
                judged["basis"] = judged.pop("involvement_basis")
                beside[IncidentReview].append({**on_it, **judged})
        copy_rows(self.server, Incident, incidents)
        for model, written in beside.items():
            copy_rows(self.server, model, written)

    def _parts(self, plan: IncidentPlan, on_it: dict[str, Any]) -> Iterator[Row]:
        for part in plan.people:
            yield {
                **on_it,
                **rows.claim_columns(plan, now=self.now),
                **rows.part_columns(part),
                "person_id": part.person_id,
                "person_compartment_id": on_it["compartment_id"],
                "role": part.role.value,
            }

    def _sides(self, plan: IncidentPlan, on_it: dict[str, Any]) -> Iterator[Row]:
        for side in plan.sides:
            yield {
                **on_it,
                **rows.claim_columns(plan, now=self.now),
                "group_id": side.group_id,
                "group_compartment_id": self.group_compartments[side.group_id],
                "side": side.side.value,
                "certainty": side.certainty.value,
            }

    def _place(self, room: str, number: int) -> dict[str, Any]:
        """Return where a record is put, and when it was written: a minute after the next one."""
        place = self.places[room]
        return {
            "room_id": place.room_id,
            "compartment_id": place.compartment_id,
            "recorded_at": self.now - timedelta(minutes=number + 1),
            "recorded_by_id": self.writer_id,
        }


def _person_columns(plan: PersonPlan) -> Row:
    return {
        "identity": plan.identity.value,
        "standing": plan.standing.value,
        "protected_identity": plan.protected_identity.value,
        "born_earliest": plan.born.earliest if plan.born else None,
        "born_latest": plan.born.latest if plan.born else None,
        "external_reference": plan.external_reference,
    }


def _name_columns(name: NamePlan) -> Row:
    return {
        "kind": name.kind.value,
        "given": name.given,
        "family": name.family,
        "sort_key": sort_key(*filter(None, (name.family, name.given))),
    }


def _tokens(found_by: Iterable[tuple[Row, list[str]]]) -> Iterator[Row]:
    forms = Forms(settings.NAME_TOKEN_KEY)
    for of_person, called in found_by:
        for token, weight in forms.tokens(called).items():
            yield {**of_person, "token": token, "weight": weight}
