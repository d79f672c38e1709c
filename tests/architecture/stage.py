"""Records in every room of the cast, each text of which bears a word of its room alone.

A page that shows the word of a room its reader does not read has a hole in it. One person of
the police room is restricted to Petra; their texts bear a word of their own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone
from tests.architecture.staged_analyses import stage_analyses
from tests.architecture.staged_answers import stage_answer
from tests.architecture.staged_call_ins import stage_call_in
from tests.architecture.staged_door import stage_ask, stage_backing, stage_proposal, stage_recalls
from tests.architecture.staged_emergencies import stage_digest, stage_emergency
from tests.architecture.staged_exports import stage_exports
from tests.architecture.staged_log_reviews import stage_log_review
from tests.architecture.staged_national import stage_site_return
from tests.architecture.staged_outcomes import stage_outcomes
from tests.architecture.staged_progress import stage_progress, stage_published
from tests.architecture.staged_releases import stage_release
from tests.architecture.staged_removals import stage_removals
from tests.architecture.staged_reviews import stage_reviews
from tests.architecture.staged_rights import stage_rights
from tests.architecture.staged_sanctions import stage_consequences
from tests.architecture.staged_steering import stage_hand_overs, stage_return, stage_steering
from tests.architecture.staged_steering_reports import stage_steering_report
from tests.architecture.staged_support import put_support_on_stage
from tests.architecture.staged_talks import put_talks_on_stage
from tests.architecture.staged_tokens import stage_tokens
from tests.office import cast
from tests.office.door_of_tests import passing

from samsyn.interchange.mappings import TableKind
from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.access.records import RoomRecord
from samsyn.office.accounts.models import Staff
from samsyn.office.contact_cards import changes as cards
from samsyn.office.contact_cards.changes import Delivered, OrderPlan, SupportLinePlan
from samsyn.office.contact_cards.models import CardText, ContactCard
from samsyn.office.contact_cards.words import CardWords
from samsyn.office.disclosures.changes import DisclosurePlan, Kind, disclose
from samsyn.office.disclosures.models import Receipt
from samsyn.office.groups import changes as groups
from samsyn.office.groups.changes import BasisPlan, GroupPlan, MembershipPlan, RelationPlan
from samsyn.office.imports.changes import StagePlan, accept_batch, stage_batch
from samsyn.office.imports.models import Finding
from samsyn.office.incidents import changes as incidents
from samsyn.office.incidents.changes import IncidentPlan, InvolvementPlan, ReviewPlan, SidePlan
from samsyn.office.messages import changes as texts
from samsyn.office.messages.changes import LegalCheck, TextPlan, VersionPlan, Wording
from samsyn.office.messages.models import MessageVersion
from samsyn.office.partners.models import Compartment, Room
from samsyn.office.people import changes as people
from samsyn.office.people.changes import NamePlan, PersonPlan, RestrictionPlan, SourcePlan, TiePlan
from samsyn.office.people.models import Person, PersonName
from samsyn.office.support.models import SupportSignal
from samsyn.vocabulary.claims import SourceKind
from samsyn.vocabulary.groups import BasisKind, GroupKind, MembershipRole, RelationKind
from samsyn.vocabulary.incidents import (
    GroupMotivated,
    GroupSide,
    IncidentKind,
    InvolvementRole,
    MemberInvolved,
    SuspicionGrade,
)
from samsyn.vocabulary.messages import MessageKind
from samsyn.vocabulary.people import NameKind, TieKind
from samsyn.vocabulary.uncertain_dates import DateInterval, MomentInterval, Precision

# Who writes in each room, and the word that every text of the room bears.
WRITERS = {
    "orebro-police": "petra",
    "orebro-probation": "frida",
    "orebro-social": "sami",
    "orebro-municipality": "mona",
    "orebro-joint": "petra",
    "malmo-police": "otto",
    "malmo-joint": "otto",
}
# Long enough never to stand in a random token by chance, and unlike one another in a search.
WORDS = {
    "orebro-police": "Qxpolwzka",
    "orebro-probation": "Qxfrijvun",
    "orebro-social": "Qxsocbyhd",
    "orebro-municipality": "Qxkomzepl",
    "orebro-joint": "Qxgemtwaf",
    "malmo-police": "Qxmalokjg",
    "malmo-joint": "Qxmagiuvs",
}
SEALED = "Qxsigdrwn"  # the restricted person's word
TEAM = "Qxtemlfyb"  # of the talk that Vera's team has
STEERING = "Qxstycvop"  # of what Stig's steering group reads
NAME = "qnavn"  # follows the word in names of people; stands in no word of a page
ONLY_PEOPLE = {"orebro-social"}  # nobody there maps groups or incidents


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedRoom:
    """What was written in one room: a word for each record -> its identifier."""

    key: str
    room_id: int
    records: dict[str, UUID]

    @property
    def person(self) -> UUID:
        return self.records["person"]

    @property
    def group(self) -> UUID:
        return self.records["group"]

    @property
    def incident(self) -> UUID:
        return self.records["incident"]

    def marks(self) -> Iterator[str]:
        """Yield every identifier and code that tells of a record of this room."""
        for name, identifier in self.records.items():
            if name not in {"disclosure", "emergency"}:  # both rooms know of it
                yield str(identifier)
            prefix = {"person": "P", "group": "G", "incident": "H"}.get(name.split("_")[-1])
            if prefix:
                yield access.code_for(prefix, identifier)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Everything staged. `sealed` is Petra's alone, `team` Vera's talk, `steering` Stig's part."""

    rooms: dict[str, StagedRoom]
    sealed: dict[str, UUID]
    team: dict[str, UUID]
    steering: dict[str, UUID]
    now: datetime

    @property
    def sealed_person(self) -> UUID:
        return self.sealed["person"]

    def marks_hidden_from(self, actor: Actor) -> set[str]:
        """Return the identifiers and codes that no page for this actor may hold."""
        # An auditor without records gets codes: who looked at whom, without learning who it is.
        known = actor.reading_rooms | actor.rooms_granting(Deed.READ_AUDIT)
        hidden = {
            mark
            for room in self.rooms.values()
            if room.room_id not in known
            for mark in room.marks()
        }
        if self.rooms["orebro-police"].room_id in actor.reading_rooms and actor.name != "Petra":
            hidden |= set(StagedRoom(key="", room_id=0, records=self.sealed).marks())
        if not reads_team(actor):
            hidden |= {str(identifier) for identifier in self.team.values()}
        if not reads_steering(actor):
            hidden |= {str(identifier) for identifier in self.steering.values()}
        return hidden


def words_hidden_from(actor: Actor) -> set[str]:
    """Return the words that no page for this actor may hold, in lower case."""
    read = set(Room.objects.filter(pk__in=actor.reading_rooms).values_list("key", flat=True))
    hidden = {word for key, word in WORDS.items() if key not in read}
    if actor.name != "Petra":
        hidden.add(SEALED)
    if not reads_team(actor):
        hidden.add(TEAM)
    if not reads_steering(actor):
        hidden.add(STEERING)
    return {word.lower() for word in hidden}


def reads_steering(actor: Actor) -> bool:
    """Say whether the actor reads Örebro's steering: Stig, and who reads the joint room."""
    joint = Room.objects.get(key="orebro-joint").pk
    return actor.name == "Stig" or joint in actor.reading_rooms


def reads_team(actor: Actor) -> bool:
    """Say whether the actor reads the talk of Vera's team: she, and who reads the joint room."""
    joint = Room.objects.get(key="orebro-joint").pk
    return actor.name == "Vera" or joint in actor.reading_rooms


def actor_named(name: str) -> Actor:
    staff = Staff.objects.get(email=cast.EMAIL.format(name))
    return access.actor_for(staff.pk, now=timezone.now())


def put_on_stage() -> Stage:
    """Write the records of every room through the change functions that the pages call."""
    now = timezone.now()
    rooms = {key: _room(key, name, now) for key, name in WRITERS.items()}
    published = stage_published(
        actor_named("petra"), actor_named("mona"), rooms["orebro-joint"].room_id, now
    )
    sealed = _sealed(rooms["orebro-police"], now)
    _link(rooms["orebro-police"], rooms["orebro-joint"], now)
    for city, writer in (("orebro", "petra"), ("malmo", "otto")):
        _disclose(rooms[f"{city}-police"], rooms[f"{city}-joint"], actor_named(writer), now)
        _import(rooms[f"{city}-police"], actor_named(writer), now)
        _write_texts(rooms[f"{city}-joint"], actor_named(writer), now)
        _cards(rooms[f"{city}-joint"], actor_named(writer), now)
        joint = rooms[f"{city}-joint"]
        about = (actor_named(writer), joint.room_id, WORDS[joint.key], joint.records, now)
        joint.records.update(stage_call_in(*about))
        joint.records.update(stage_answer(*about))
        joint.records.update(stage_consequences(*about, own=WORDS[f"{city}-police"]))
    team = put_talks_on_stage(rooms["orebro-joint"].records, now)
    social = rooms["orebro-social"]
    social.records.update(
        put_support_on_stage(actor_named("sami"), social.room_id, WORDS[social.key], now)
    )
    police = rooms["orebro-police"]
    police.records.update(
        stage_backing(actor_named("petra"), police.key, police.person, WORDS[police.key], now)
    )
    joint = rooms["orebro-joint"]
    asked, noted = stage_ask(actor_named("petra"), police.key, WORDS[joint.key], now)
    police.records.update(asked)
    joint.records.update(noted)
    social.records.update(
        stage_proposal(actor_named("sami"), social.person, WORDS[social.key], now)
    )
    with access.acting_as(actor_named("petra")):
        SupportSignal.objects.update(told_by="")  # filled below, with the word of its part
    steering = _steer(rooms, published, now)
    for key in ("orebro-police", "orebro-joint", "malmo-joint"):
        held = rooms[key]
        about = (actor_named(WRITERS[key]), held.room_id, WORDS[key], held.records, now)
        held.records.update(stage_reviews(*about))
    police = rooms["orebro-police"]
    police.records.update(
        stage_removals(actor_named("petra"), police.room_id, WORDS[police.key], now)
    )
    for held in (police, rooms["orebro-joint"]):
        held.records.update(stage_rights(actor_named("petra"), held.room_id, WORDS[held.key], now))
    police.records.update(
        stage_log_review(
            actor_named("petra"), actor_named("dag"), police.room_id, police.person, now
        )
    )
    joint.records.update(stage_digest(joint.room_id, now))
    police.records.update(stage_emergency(actor_named("frida"), police.room_id))
    for key in ("orebro-police", "malmo-police"):
        held = rooms[key]
        about = (actor_named(WRITERS[key]), held.room_id, WORDS[key], now)
        held.records.update(stage_tokens(*about))
    # Dag reads no record of the police's, and what their lists are for: he may approve them.
    for key, asker, decider, purpose in (
        ("orebro-police", "aino", "petra", "Underlag till mötet"),
        ("orebro-joint", "petra", "frida", f"{WORDS['orebro-joint']}uttag"),
    ):
        held = rooms[key]
        about = (actor_named(asker), actor_named(decider), held.room_id, purpose, now)
        held.records.update(stage_exports(*about))
    stage = Stage(rooms=rooms, sealed=sealed, team=team, steering=steering, now=now)
    for key, name in WRITERS.items():
        with access.acting_as(actor_named(name)):
            _fill(rooms[key].room_id, WORDS[key])
    return stage


def _steer(rooms: dict[str, StagedRoom], published: UUID, now: datetime) -> dict[str, UUID]:
    """Write steering in both joint rooms, and return what Örebro's steering group reads."""
    here, there = rooms["orebro-joint"], rooms["malmo-joint"]
    petra, mona, frida, otto = (actor_named(name) for name in ("petra", "mona", "frida", "otto"))
    word = WORDS[there.key]
    there.records.update(stage_steering(otto, there.room_id, word, now))
    there.records.update(stage_outcomes(otto, there.room_id, word, now))
    here.records.update(stage_return(petra, here.records["other_person"], WORDS[here.key], now))
    there.records.update(stage_return(otto, there.person, word, now))
    here.records.update(stage_release(petra, here.room_id, now))
    there.records.update(stage_release(otto, there.room_id, now))
    draft, report = stage_steering_report(otto, there.room_id, now, given=word, drafted=word)
    there.records.update(report_draft=draft, given_report=report)
    draft, report = stage_steering_report(
        petra, here.room_id, now, given=STEERING, drafted=WORDS[here.key]
    )
    here.records.update(report_draft=draft)
    about = (petra, frida, here.room_id, WORDS[here.key], now)
    here.records.update(stage_analyses(*about))
    steering = stage_steering(petra, here.room_id, STEERING, now)
    steering |= stage_outcomes(petra, here.room_id, STEERING, now)
    steering["given_report"] = report
    there.records.update(stage_site_return(otto, there.room_id, now))
    steering |= stage_site_return(petra, here.room_id, now)
    there.records.update(stage_progress(otto, there.room_id, word, now))
    steering |= stage_progress(petra, here.room_id, STEERING, now, published=published)
    return steering | stage_hand_overs(petra, mona, frida, here.room_id, now)


def texts_of(model: type[RoomRecord]) -> Iterator[models.Field[Any, Any]]:
    """Yield the columns in which somebody can write what they like."""
    for field in model._meta.concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField)
        if is_text and f"{model._meta.db_table}.{field.name}" not in _coded(model):
            yield field


def _coded(model: type[RoomRecord]) -> set[str]:
    return {f"{model._meta.db_table}.{name}" for name in CODED} | CODED_IN_ONE_TABLE


# Columns whose values are words of the vocabulary, keys or digits, not what somebody wrote.
CODED = {
    "kind", "status", "standing", "identity", "protected_identity", "source_reliability",
    "information_accuracy", "role", "state", "certainty", "cohesion", "harm", "suspicion", "side",
    "weapon", "verdict", "time_precision", "place_precision", "member_involved",
    "group_motivated", "end_reason", "reliability", "language", "stream", "task", "outcome",
    "rule", "channel", "reply", "absence", "neutrality", "decision", "occasion", "occasion_kind",
    "recipient", "trigger", "tier", "ended_as", "safety", "delivered", "response", "help_wish",
    "wish", "result", "lever", "step", "move", "message_language", "letter_language",
    "danger", "caller", "number_from", "topic", "need", "progress", "exit_kind", "scope",
    "phase", "element", "trend", "identity_check", "ground", "raised_by", "guardians",
    "social_services", "status_before", "proposed", "proposed_ground", "held_in",
}  # fmt: skip
CODED_IN_ONE_TABLE = {
    "national_receivedreturn.digest",  # the national room is no room of the stage
    "national_receivedreturn.signature",
    "national_receivedreturn.signer",
    "national_receivedreturn.text",
    "national_sitereturn.digest",
    "national_sitereturn.signature",
    "national_sitereturn.signer",
    "national_sitereturn.text",  # JSON of sums; its series bear the word
    "outcomes_analysisplan.text",  # JSON in which every written part bears the word
    "outcomes_analysisplan.digest",
    "progress_issue.drafted",  # computed: JSON in which partners and series have their names
    "progress_issue.changed_sv",  # empty for good in what is published; the correction bears it
    "progress_issue.changed_en",
    "progress_wording.key",
    "outcomes_indicator.family",
    "problem_analysis_analysis.reviewed_digest",
    "problem_analysis_frozenanalysis.digest",
    "problem_analysis_frozenanalysis.text",  # JSON in which every written part bears the word
    "problem_analysis_passage.section",
    "outcomes_indicator.period",
    "steering_reports_givenreport.period",
    "steering_reports_reportdraft.period",
    "aftermath_stepnote.step",
    "aftermath_riskassessment.level",
    "disclosures_disclosure.number",
    "disclosures_receipt.number",
    "disclosures_receipt.provision",
    "disclosures_receipt.origin",
    "contact_cards_contactcard.code",
    "contact_cards_cardbatch.occasion_kind",
    "contact_cards_supportline.number",
    "contact_cards_supportline.help_page",
    "contact_cards_supportline.open_hours",
    "disclosures_recallnotice.number",
    "disclosures_recallnotice.origin",
    "disclosures_recallnotice.because",
    "disclosures_recallanswer.because",
    "imports_batch.file_hash",
    "imports_batch.signature",
    "imports_savedmapping.signature",
    "imports_batchrecord.made",
    "imports_batchrecord.fingerprints",
    "imports_finding.sort",
    "imports_finding.code",
    "imports_finding.other_kind",
    "incidents_incidentlink.reason",  # the door writes it
    "message_library_messagelanguage.code",
    "planning_reachdecisionline.by_hand",
    "promises_promiseanswer.proof",
    "reviews_line.section",
}


def _room(key: str, writer: str, now: datetime) -> StagedRoom:
    actor, word = actor_named(writer), WORDS[key]
    room_id = Room.objects.values_list("pk", flat=True).get(key=key)
    with access.acting_as(actor):
        source = people.record_source(
            actor,
            SourcePlan(room_id=room_id, kind=SourceKind.OBSERVATION, title=f"{word}source"),
            now=now,
        )
        one, other = people.record_people(
            actor, [_person(room_id, word, source, turn) for turn in ("a", "b")], now=now
        )
        tie = TiePlan(person_id=one, other_id=other, kind=TieKind.FRIEND, note=f"{word}tie")
        people.record_ties(actor, [tie], now=now)
        name = PersonName.objects.filter(person_id=one, kind="alias").get()
        if key in ONLY_PEOPLE:
            records = {"person": one, "other_person": other, "source": source, "name": name.pk}
            return StagedRoom(key=key, room_id=room_id, records=records)
        staged = _mapping(actor, key, room_id, (one, other), source, now)
        staged.records["name"] = name.pk
        return staged


def _mapping(
    actor: Actor, key: str, room_id: int, pair: tuple[UUID, UUID], source: UUID, now: datetime
) -> StagedRoom:
    word = WORDS[key]
    group, other = groups.record_groups(
        actor, [_group(room_id, f"{word}grupp{turn}", source) for turn in ("a", "b")], now=now
    )
    today = timezone.localdate(now)
    members = [
        MembershipPlan(
            person_id=person,
            group_id=group,
            role=MembershipRole.CORE,
            since=today - timedelta(days=300),
            bases=tuple(
                BasisPlan(
                    kind=BasisKind.OBSERVED_TOGETHER,
                    dated_on=today - timedelta(days=days),
                    note=f"{word}basis",
                )
                for days in (200, 40)
            ),
            approved_on=today - timedelta(days=30),
            note=f"{word}member",
            source_id=source,
        )
        for person in pair
    ]
    membership, disputed = groups.record_memberships(actor, members, now=now)
    groups.dispute_membership(actor, disputed, reason=f"{word}dispute", now=now)
    relation = RelationPlan(
        group_id=group, other_id=other, kind=RelationKind.DISPUTE, cause=f"{word}cause"
    )
    [relation_id] = groups.record_relations(actor, [relation], now=now)
    incident = _incident(room_id, word, pair, group, source, now)
    [happened] = incidents.record_incidents(actor, [incident], now=now)
    records = {
        "person": pair[0],
        "other_person": pair[1],
        "source": source,
        "group": group,
        "other_group": other,
        "membership": membership,
        "disputed": disputed,
        "relation": relation_id,
        "incident": happened,
    }
    return StagedRoom(key=key, room_id=room_id, records=records)


def _person(room_id: int, word: str, source: UUID, turn: str) -> PersonPlan:
    return PersonPlan(
        room_id=room_id,
        names=(
            NamePlan(given=f"{word}{NAME}given{turn}", family=f"{word}{NAME}family{turn}"),
            NamePlan(kind=NameKind.ALIAS, given=f"{word}{NAME}alias{turn}"),
        ),
        born=DateInterval.year(1996),
        external_reference=f"{word}ref{turn}",
        source_id=source,
    )


def _group(room_id: int, name: str, source: UUID) -> GroupPlan:
    return GroupPlan(
        room_id=room_id,
        working_name=name,
        kind=GroupKind.CREW,
        external_reference=f"{name}ref",
        aliases=(f"{name}alias",),
        areas=f"{name}areas",
        size_least=5,
        size_most=9,
        in_words=f"{name}words",
        known=f"{name}known",
        believed=f"{name}believed",
        not_known=f"{name}notknown",
        note=f"{name}note",
        source_id=source,
    )


def _incident(
    room_id: int,
    word: str,
    pair: tuple[UUID, UUID],
    group: UUID,
    source: UUID,
    now: datetime,
) -> IncidentPlan:
    at = now.astimezone(UTC) - timedelta(days=3)
    return IncidentPlan(
        room_id=room_id,
        kind=IncidentKind.SHOOTING,
        occurred=MomentInterval(at, at, Precision.MINUTE),
        area=f"{word}area",
        place=f"{word}place",
        has_traces=True,
        injured=1,
        summary=f"{word}summary",
        external_reference=f"{word}incidentref",
        source_id=source,
        people=(
            InvolvementPlan(person_id=pair[0], role=InvolvementRole.VICTIM, note=f"{word}part"),
            InvolvementPlan(
                person_id=pair[1],
                role=InvolvementRole.SUSPECT,
                suspicion=SuspicionGrade.REASONABLE,
                note=f"{word}part",
            ),
        ),
        sides=(SidePlan(group_id=group, side=GroupSide.TARGETED),),
    )


def _sealed(room: StagedRoom, now: datetime) -> dict[str, UUID]:
    """Record a person whom only Petra reads, on the roster and in an incident of the room."""
    petra = actor_named("petra")
    with access.acting_as(petra):
        plan = PersonPlan(
            room_id=room.room_id,
            names=(NamePlan(given=f"{SEALED}{NAME}given", family=f"{SEALED}{NAME}family"),),
            born=DateInterval.year(1997),
            external_reference=f"{SEALED}ref",
        )
        person = people.record_person(petra, plan, now=now)
        member = MembershipPlan(
            person_id=person, group_id=room.group, role=MembershipRole.CORE, note=f"{SEALED}note"
        )
        [membership] = groups.record_memberships(petra, [member], now=now)
        tie = TiePlan(
            person_id=person, other_id=room.person, kind=TieKind.FAMILY, note=f"{SEALED}tie"
        )
        people.record_ties(petra, [tie], now=now)
        restriction = RestrictionPlan(team=frozenset({petra.staff_id}), reason=f"{SEALED}why")
        people.restrict_person(petra, person, restriction, now=now)
    return {"person": person, "membership": membership}


def _link(here: StagedRoom, there: StagedRoom, now: datetime) -> None:
    """Let Petra say that a person of the one room is a person of the other."""
    petra = actor_named("petra")
    with access.acting_as(petra):
        here.records["link"] = people.link_people(
            petra,
            here.person,
            there.person,
            verdict="same",
            reason=f"{WORDS[here.key]}same",
            now=now,
        )
        here.records["group_link"] = groups.link_groups(
            petra, here.group, there.group, reason=f"{WORDS[here.key]}same", now=now
        )
        here.records["incident_link"] = incidents.link_incidents(
            petra,
            here.incident,
            there.incident,
            verdict="different",
            reason=f"{WORDS[here.key]}apart",
            now=now,
        )
        incidents.review_incident(
            petra,
            ReviewPlan(
                incident_id=here.incident,
                version=1,
                member_involved=MemberInvolved.CONFIRMED,
                group_motivated=GroupMotivated.YES,
                basis=f"{WORDS[here.key]}basis",
            ),
            now=now,
        )


def _disclose(here: StagedRoom, there: StagedRoom, actor: Actor, now: datetime) -> None:
    """Tell the joint room of a person whose name bears its word; the rest bears the sender's."""
    word, told = WORDS[here.key], WORDS[there.key]
    with access.acting_as(actor):
        plan = PersonPlan(
            room_id=here.room_id,
            names=(
                NamePlan(given=f"{told}{NAME}told", family=f"{told}{NAME}family"),
                NamePlan(kind=NameKind.ALIAS, given=f"{word}{NAME}untold"),
            ),
            born=DateInterval.year(1995),
            external_reference=f"{word}refuntold",
        )
        person = people.record_person(actor, plan, now=now)
        disclosure = disclose(
            actor,
            DisclosurePlan(
                kind=Kind.PERSON,
                record_id=person,
                to_room_id=there.room_id,
                fields=("names", "born_year"),
                purpose=f"{told}purpose",
                ground_key="osl-10-27-vuxen",
                answers=passing("osl-10-27-vuxen"),
            ),
            now=now,
        )
        incident = DisclosurePlan(
            kind=Kind.INCIDENT,
            record_id=here.incident,
            to_room_id=there.room_id,
            fields=("kind", "occurred", "harm"),
            purpose=f"{told}purpose",
            ground_key="osl-10-27-vuxen",
            answers=passing("osl-10-27-vuxen"),
        )
        other = disclose(actor, incident, now=now)
        receipt = Receipt.objects.get(disclosure_id=disclosure)
    here.records.update(told_person=person, disclosure=disclosure)
    there.records.update(received_person=receipt.record_id, receipt=receipt.pk)
    there.records.update(stage_recalls(actor, told=disclosure, answered=other, word=told, now=now))


def _import(here: StagedRoom, actor: Actor, now: datetime) -> None:
    """Stage a file, one row of which is faulty; nothing of it is taken."""
    word = WORDS[here.key]
    rows = f"ref;namn;född\n{word}fileref;{word}{NAME}file {word};1999\n;;{word}faulty\n"
    plan = StagePlan(
        room_id=here.room_id,
        kind=TableKind.PEOPLE,
        file_name=f"{word}file.csv",
        content=rows.encode(),
        source_title=f"{word}register",
    )
    with access.acting_as(actor):
        here.records["batch"] = stage_batch(actor, plan, now=now)
        here.records["taken"] = stage_batch(
            actor,
            replace(
                plan, file_name=f"{word}taken.csv", content=rows.replace("ref", "tak").encode()
            ),
            now=now,
        )
        accept_batch(actor, here.records["taken"], now=now)


def _write_texts(here: StagedRoom, actor: Actor, now: datetime) -> None:
    """Write a text of which one version is withdrawn and the next waits for approval."""
    word, today = WORDS[here.key], timezone.localdate(now)
    wording = Wording(
        heading=f"{word}heading",
        body=f"{word}body",
        valid_from=today,
        valid_to=today + timedelta(days=300),
        translated_by=f"{word}translator",
        translated_on=today,
    )
    plan = TextPlan(
        room_id=here.room_id,
        kind=MessageKind.LETTER_PERSON,
        name=f"{word}text",
        language="sv",
        wording=wording,
    )
    with access.acting_as(actor):
        texts.add_language(actor, here.room_id, "ar", now=now)
        first = texts.record_text(actor, plan, now=now)
        _hand_in(actor, first, word, now)
        texts.withdraw(actor, first, revision=5, because=f"{word}withdrawn", now=now)
        text = MessageVersion.objects.get(pk=first).text_id
        later = VersionPlan(text_id=text, language="sv", wording=wording)
        second = texts.draft_version(actor, later, now=now)
        _hand_in(actor, second, word, now)
    here.records.update(text=text, version=second, old_version=first)


def _hand_in(actor: Actor, version: UUID, word: str, now: datetime) -> None:
    kept = f"{word}kept"
    texts.submit(actor, version, revision=1, kept_because=kept, now=now)
    texts.send_back(actor, version, revision=2, because=f"{word}back", now=now)
    texts.submit(actor, version, revision=3, kept_because=kept, now=now)
    check = LegalCheck(
        version_id=version, checked_by=f"{word}lawyer", checked_on=timezone.localdate(now)
    )
    texts.record_legal_check(actor, check, revision=4, now=now)


def _cards(room: StagedRoom, actor: Actor, now: datetime) -> None:
    """Order cards whose every text bears the room's word, and hand one over."""
    word = WORDS[room.key]
    words = CardWords(**{name: f"{word}{name}" for name in CardWords.__dataclass_fields__})
    with access.acting_as(actor):
        line = SupportLinePlan(
            room_id=room.room_id,
            number="070-174 06 40",
            name=f"{word}line",
            help_page="https://stod.exempel.example/",
            answers_within_hours=24,
        )
        line_id = cards.set_support_line(actor, line, now=now)
        text = cards.TextPlan(
            room_id=room.room_id, language="en", words=words, translated_by=f"{word}translator"
        )
        text_id = cards.write_text(actor, text, now=now)
        approver = Staff.objects.exclude(pk=actor.staff_id).order_by("pk").first()
        CardText.objects.filter(pk=text_id).update(approved_at=now, approved_by=approver)
        order = OrderPlan(
            room_id=room.room_id,
            size=10,
            languages=("en",),
            occasion_kind="talks",
            occasion=f"{word}occasion",
        )
        batch = cards.order_batch(actor, order, now=now)
        cards.note_printing(actor, batch, line_id=line_id, text_ids=(text_id,), now=now)
        held = ContactCard.objects.filter(batch_id=batch).order_by("position")
        person = Person.objects.get(pk=room.person)
        over = Delivered(kind="talk", record=person, on=timezone.localdate(now))
        cards.hand_over(actor, held[0].code, over, now=now)
        room.records.update(
            card_batch=batch,
            card=held[1].pk,
            words=cards.write_text(actor, text, now=now + timedelta(seconds=1)),
        )


def _fill(room_id: int, word: str) -> None:
    """Write a word into every text of the room that the change functions left empty."""
    words = {part.pk: _word_of(part, word) for part in Compartment.objects.filter(room_id=room_id)}
    Finding.objects.filter(room_id=room_id).update(column=f"{word}column", reason=f"{word}why")
    for wall in access.walls():
        for field in texts_of(wall.model):
            if field.name == "sort_key":
                continue
            rows = wall.model._default_manager.filter(room_id=room_id, **{field.name: ""})
            for part, text in words.items():
                written = f"{text}{field.name}"[: field.max_length]
                rows.filter(compartment_id=part).update(**{field.name: written})


def _word_of(part: Compartment, word: str) -> str:
    """Return the word of a part of a room: of the room, a restriction, a team, the steering."""
    if part.named.filter(staff__name="Vera").exists():
        return TEAM
    if part.named.filter(staff__name="Stig").exists():
        return STEERING
    return word if part.is_open else SEALED
