"""Loads how a site has answered new violence: rounds with their measures, and one to decide on.

Past rounds are written in bulk, a statement a table, each row by whom it came from: the database
lets nobody but a measure's own agency tick it, here as elsewhere.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from samsyn.office import access
from samsyn.office.demo.joint_rooms import JointRoom, at
from samsyn.office.demo.ticking import Asked, tick
from samsyn.office.groups.models import Group
from samsyn.office.incidents.models import Incident
from samsyn.office.partners.models import Compartment
from samsyn.office.people.models import Person
from samsyn.office.promises.models import PromisedGroup
from samsyn.office.sanctions import changes
from samsyn.office.sanctions.changes import TriggerPlan
from samsyn.office.sanctions.models import (
    Measure,
    ReportBack,
    RoundDecision,
    SanctionRound,
    ScopedMember,
    Trigger,
    TriggerDecision,
    TriggerIncident,
)
from samsyn.office.sanctions.queries import trigger_test
from samsyn.simulation.consequence_records import SimulatedRound
from samsyn.vocabulary.promises import PromiseKind
from samsyn.vocabulary.rooms import AgencyKind
from samsyn.vocabulary.sanctions import (
    RoundEnd,
    RoundMove,
    TriggerRule,
    TriggerVerdict,
)

Row = Mapping[str, Any]
_CHIEF = "Lokalpolisområdeschef"
_MOST_NAMED = 4
_EVIDENCE = "Händelsen är genomgången i arbetsgruppen. Gruppen hade fått budskapet."
_ALTERNATIVES = "Enskilda samtal prövades först och räckte inte."
_PROPORTIONALITY = "Gäller bara de namngivna, i fyra veckor åt gången. Anhöriga lämnas i fred."
_EXIT = "28 dagar utan våld som är bekräftat eller troligt gruppens."
_SAID = "Vi sa att våldet skulle få följder för hela gruppen. Det fick det. Hjälpen står kvar."
_LESSONS = "Snabba besked spelade roll. Börja med frivårdens möten tidigare nästa gång."


def load_consequences(joint: JointRoom, *, now: datetime) -> None:
    """Write the site's rounds, and take up the violence that now waits for a decision."""
    rounds = [one for one in joint.site.rounds if one.group in joint.records]
    if not rounds:
        return
    with access.acting_as(joint.lead):
        writing = _Writing(joint)
        for one in rounds:
            writing.add(one)
        writing.write()
    for kind, actor in {**joint.partners, **joint.coordinators}.items():
        with access.acting_as(actor):
            tick(joint, writing.asked, kind, actor)
    _take_up(joint, {joint.records[one.group] for one in rounds if not one.ended_on}, now=now)


class _Writing:
    """The rows of all rounds of a site, table by table."""

    def __init__(self, joint: JointRoom) -> None:
        self.joint = joint
        lead = joint.lead
        self.part = Compartment.objects.get(room_id=joint.room_id, is_default=True).pk
        self.groups = _parts(access.visible_to(lead, Group.objects), joint.room_id)
        self.incidents = _parts(access.visible_to(lead, Incident.objects), joint.room_id)
        self.people = _parts(access.visible_to(lead, Person.objects), joint.room_id)
        heard = access.visible_to(lead, PromisedGroup.objects).filter(
            room=joint.room_id, promise__kind=PromiseKind.CONSEQUENCE.value
        )
        self.heard = list(heard.values_list("group_id", "promise__made_on", "promise_id"))
        self.rows: dict[type[Any], list[Row]] = {
            model: []
            for model in (
                Trigger,
                TriggerIncident,
                TriggerDecision,
                SanctionRound,
                RoundDecision,
                ScopedMember,
                Measure,
                ReportBack,
            )
        }
        self.asked: list[Asked] = []

    def add(self, one: SimulatedRound) -> None:
        """Add the rows of one round."""
        group = self.joint.records[one.group]
        trigger, round_id = uuid4(), uuid4()
        self._trigger(one, group, trigger)
        self._round(one, group, trigger, round_id)
        for measure in one.measures:
            asked = uuid4()
            self.asked.append((asked, self.groups[group], measure))
            columns = {
                "id": asked,
                "round_id": round_id,
                "agency_id": self.joint.agencies[measure.agency],
                "lever": measure.lever.value,
                "what": measure.what,
            }
            self._put(Measure, group, at(measure.asked_on, 10), columns)

    def write(self) -> None:
        """Write all of it, a statement a table."""
        for model, rows in self.rows.items():
            access.write_rows(model, rows)

    def _trigger(self, one: SimulatedRound, group: UUID, trigger: UUID) -> None:
        promises = [
            made for given, on, made in self.heard if given == group and on <= one.opened_on
        ]
        columns = {
            "id": trigger,
            "group_id": group,
            "rule": TriggerRule.JUDGEMENT.value,
            "because": _EVIDENCE,
            "counted_from": at(one.opened_on - timedelta(days=90), 0),
            "promise_id": promises[0] if promises else None,
            "memo": _EVIDENCE,
            "memo_on": one.decided_on,
        }
        self._put(Trigger, group, at(one.opened_on, 9), columns)
        for key in one.incidents:
            if key in self.joint.records:
                incident = self.joint.records[key]
                columns = {
                    "trigger_id": trigger,
                    "incident_id": incident,
                    "incident_compartment_id": self.incidents[incident],
                }
                self._put(TriggerIncident, group, at(one.opened_on, 9), columns)
        decided = {
            "trigger_id": trigger,
            "number": 1,
            "verdict": TriggerVerdict.ACT.value,
            **self._signed(_EVIDENCE),
        }
        self._put(TriggerDecision, group, at(one.decided_on, 13), decided)

    def _round(self, one: SimulatedRound, group: UUID, trigger: UUID, round_id: UUID) -> None:
        is_over = one.ended_on is not None
        columns = {
            "id": round_id,
            "trigger_id": trigger,
            "evidence": _EVIDENCE,
            "alternatives": _ALTERNATIVES,
            "proportionality": _PROPORTIONALITY,
            "exit_criterion": _EXIT,
            "review_on": one.review_on,
            "started_on": one.started_on,
            "ended_on": one.ended_on,
            "ended_as": RoundEnd.EFFECT_SEEN.value if is_over else "",
            "lessons": _LESSONS if is_over else "",
            "lessons_on": one.told_on,
        }
        self._put(SanctionRound, group, at(one.decided_on, 14), columns)
        moves = [(RoundMove.START, one.started_on, "Underlaget är klart.")]
        if one.ended_on is not None:
            moves.append((RoundMove.END, one.ended_on, "Gruppen har varit lugn i 28 dagar."))
        for move, day, why in moves:
            columns = {
                "round_id": round_id,
                "move": move.value,
                "decided_on": day,
                **self._signed(why),
            }
            self._put(RoundDecision, group, at(day, 9), columns)
        self._scope(one, group, round_id)

    def _scope(self, one: SimulatedRound, group: UUID, round_id: UUID) -> None:
        """Add whom the round names, and who was told of it."""
        for person in self._named(one):
            columns = {
                "round_id": round_id,
                "person_id": person,
                "person_compartment_id": self.people[person],
            }
            self._put(ScopedMember, group, at(one.decided_on, 14), columns)
        for told in self._told(one, group):
            columns = {
                "round_id": round_id,
                "group_id": told,
                "group_compartment_id": self.groups[told],
                "told_on": one.told_on,
                "told_by": _CHIEF,
                "said": _SAID,
            }
            self._put(ReportBack, group, at(one.told_on or one.started_on, 15), columns)

    def _named(self, one: SimulatedRound) -> list[UUID]:
        """Return members whom the joint room knew of; else some whom it knows of now."""
        then = [self.joint.records.get(key) for key in one.people]
        now = [
            self.joint.records.get(claim.person)
            for claim in self.joint.site.memberships
            if claim.group == one.group
        ]
        known = [pk for pk in then if pk in self.people] or [pk for pk in now if pk in self.people]
        return [pk for pk in dict.fromkeys(known) if pk is not None][:_MOST_NAMED]

    def _told(self, one: SimulatedRound, group: UUID) -> Sequence[UUID]:
        if one.ended_on is None:
            return ()
        heard = [given for given, on, _ in self.heard if on <= one.ended_on]
        return list(dict.fromkeys([group, *heard]))

    def _signed(self, why: str) -> dict[str, Any]:
        police = self.joint.agencies[AgencyKind.POLICE]
        return {"agency_id": police, "decided_as": _CHIEF, "reason": why}

    def _put(self, model: type[Any], group: UUID, moment: datetime, columns: Row) -> None:
        self.rows[model].append(
            {
                "room_id": self.joint.room_id,
                "compartment_id": self.groups[group],
                "recorded_at": moment,
                "recorded_by_id": self.joint.lead.staff_id,
                **columns,
            }
        )


def _take_up(joint: JointRoom, in_focus: set[UUID], *, now: datetime) -> None:
    """Take up the group that leads the test now, for a decision; not one that is in focus."""
    with access.acting_as(joint.lead) as lead:
        test = trigger_test(lead, joint.room_id, now=now)
        for line in test.lines:
            if not line.records & in_focus:
                plan = TriggerPlan(
                    room_id=joint.room_id,
                    group_id=line.id,
                    rule=TriggerRule.MOST_VIOLENT,
                    because="Nytt våld efter budskapet. Arbetsgruppen vill ha ett beslut.",
                )
                changes.raise_trigger(lead, plan, now=now - timedelta(days=2))
                return


def _parts(rows: Any, room_id: int) -> dict[UUID, int]:
    return dict(rows.filter(room=room_id).values_list("pk", "compartment_id"))
