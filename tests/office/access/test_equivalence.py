"""Row-level security, the application's filter and the plain predicate agree, for every model."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count, product
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.postgres.fields import ArrayField
from django.db import connections, models
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import databases

from samsyn.office import access
from samsyn.office.access.records import RoomRecord
from samsyn.office.accounts.models import Staff
from samsyn.office.config.databases import Logins, connection_settings
from samsyn.office.partners.models import (
    Compartment,
    CompartmentStaff,
    Emergency,
    Room,
    StaffRole,
)
from samsyn.vocabulary.rooms import Role

pytestmark = pytest.mark.slow
ALL = "superuser"  # a connection that no wall stops, for tests only
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LONGEST = 40  # characters of a text that may be longer
_serial = count()

# What a model's own constraints ask for, beyond a value of the right type.
LEDGER = {"kind": "person", "person_id": uuid4(), "fields": ["names"]}
VALUES: dict[str, dict[str, Any]] = {
    "aftermath.Response": {"ended_as": ""},
    "api.Token": {"scopes": ["incidents.read"], "expires_at": NOW + timedelta(days=90)},
    "call_ins.PlanStep": {"title": "x", "days": 1},
    "call_ins.Seat": {"label": "x"},
    "children.ChildAssessment": {
        "is_young": False,
        "holds_days": 90,
        "verdict": "may",
        "guardians": "agreed",
    },
    "contact_cards.CardBatch": {"size": 10, "number": lambda: next(_serial) % 30_000},
    "disclosures.AskNotice": {"outcome": "", "answered_at": None, "answered_by_id": None},
    "disclosures.Ask": {"to_room_id": 0},
    "disclosures.Consent": {
        "until": date(2026, 12, 1),
        "given_on": date(2026, 11, 1),
        "fields": ["names"],
        "withdrawn_on": date(2026, 11, 2),
        "withdrawn_by_id": 1,
    },
    "disclosures.Cooperation": {
        "until": date(2026, 12, 1),
        "decided_on": date(2026, 11, 1),
        "parties": [1],
    },
    "disclosures.Disclosure": {**LEDGER, "to_room_id": 0, "confirmed_by_id": None},
    "disclosures.Proposal": {
        **LEDGER,
        "state": "waiting",
        "settled_at": None,
        "settled_by_id": None,
    },
    "disclosures.Recall": {"kind": "withdrawal"},
    "disclosures.RecallNotice": {
        "outcome": "",
        "answered_at": None,
        "answered_by_id": None,
        "receipt_id": None,
    },
    "disclosures.Receipt": LEDGER,
    "incidents.Involvement": {"role": "victim"},
    "message_library.MessageVersion": {"language": "sv", "writers": [1], "legally_checked_by": ""},
    "national.ReceivedReturn": {"edition": lambda: next(_serial) % 30_000},
    "national.SiteReturn": {"edition": lambda: next(_serial) % 30_000},
    "notifications.CustomNotification": {"ended_as": ""},
    "notifications.TalkAttempt": {
        "outcome": "not_home",
        "delivered": "",
        "response": "",
        "help_wish": "",
        "promised": "",
    },
    "notifications.TalkClearance": {"legal_text": ""},
    "people.PersonLink": {"verdict": "same"},
    "progress.Issue": {"number": lambda: next(_serial), "changed_sv": ""},
    "progress.Wording": {"language": "sv"},
    "reviews.Review": {"signed_at": NOW, "signed_by_id": 1},  # a room has one open review
    "reviews.TaskNote": {"step": "done"},
    "rights.Contest": {"months": 1},
    "rights.PersonRequest": {
        "months": 1,
        "extended_on": None,
        "answered_at": None,
        "answered_by_id": None,
        "outcome": "",
    },
    "problem_analysis.FrozenAnalysis": {"written_by_id": 1, "reviewed_by_id": 2},
    "rights.RequestLine": {"decision": "", "decided_by_id": None},
    "sanctions.SanctionRound": {"ended_as": ""},
    "sanctions.TriggerDecision": {"verdict": "act"},
    "steering.HandOver": {"leaver_id": lambda: 1 + next(_serial), "successor_id": 0},
    "steering.StartUpStep": {"evidence": ""},
    "steering_reports.ReportDraft": {
        "period": "month",
        "first": lambda: date(2000, 1, 1) + timedelta(days=next(_serial)),
    },
    "support.CaseTurn": {"move": "pause", "exit_kind": ""},
    "support.HelpContact": {"ended_as": ""},
    "support.PlanStep": {"progress": "agreed"},
}


@dataclass(frozen=True)
class PartDrawn:
    """A compartment as Hypothesis draws it."""

    room: int
    is_open: bool
    let_in: tuple[int, ...]
    shut_out: tuple[int, ...]


STAFF, ROOMS = range(3), range(3)
PARTS = st.builds(
    PartDrawn,
    room=st.sampled_from(ROOMS),
    is_open=st.booleans(),
    let_in=st.lists(st.sampled_from(STAFF), unique=True, max_size=2).map(tuple),
    shut_out=st.lists(st.sampled_from(STAFF), unique=True, max_size=2).map(tuple),
)
GIVEN = [role for role in Role if role is not Role.EMERGENCY]  # nobody is given that one
ROLES = st.lists(
    st.tuples(st.sampled_from(STAFF), st.sampled_from(ROOMS), st.sampled_from(GIVEN)),
    unique=True,
    max_size=8,
)
# Who opened which room in an emergency, and how long ago; None where it was ended at once.
EMERGENCIES = st.lists(
    st.tuples(
        st.sampled_from(STAFF),
        st.sampled_from(ROOMS),
        st.sampled_from([timedelta(minutes=1), timedelta(hours=4), None]),
    ),
    max_size=4,
)


@pytest.fixture
def past_the_wall(own_database: Logins) -> Iterator[None]:
    connections.databases[ALL] = {
        **connections.databases["default"],
        **connection_settings(databases.superuser(own_database)),
    }
    try:
        with connections[ALL].cursor() as cursor:  # rows may point at nothing: only walls matter
            cursor.execute("SET session_replication_role = replica")
        yield
    finally:
        connections[ALL].close()
        del connections[ALL]
        del connections.databases[ALL]


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(parts=st.lists(PARTS, min_size=2, max_size=4), roles=ROLES, emergencies=EMERGENCIES)
def test_the_three_statements_of_every_wall_agree(
    past_the_wall: None,
    parts: list[PartDrawn],
    roles: list[tuple[int, int, Role]],
    emergencies: list[tuple[int, int, timedelta | None]],
) -> None:
    staff, compartments = draw_on_stage(parts, roles, emergencies)
    for wall in access.walls():
        rows = rows_in(wall, compartments)
        for one in staff:
            actor = access.actor_for(one.pk, now=timezone.now())

            in_database = visible_in_database(wall.model, rows, actor)
            by_filter = set(
                access.visible_to(actor, wall.model._default_manager.using(ALL))
                .filter(pk__in=[row.pk for row in rows])
                .values_list("pk", flat=True)
            )
            by_predicate = {row.pk for row in rows if wall.admits(row, actor.compartments)}

            assert in_database == by_filter == by_predicate, wall.table


def visible_in_database(
    model: type[RoomRecord], rows: list[RoomRecord], actor: access.Actor
) -> set[Any]:
    with access.acting_as(actor):
        found = model._default_manager.filter(pk__in=[row.pk for row in rows])
        return set(found.values_list("pk", flat=True))


def draw_on_stage(
    parts: list[PartDrawn],
    roles: list[tuple[int, int, Role]],
    emergencies: list[tuple[int, int, timedelta | None]],
) -> tuple[list[Staff], list[Compartment]]:
    mark = next(_serial)
    pattern = Room.objects.using(ALL).filter(kind="police").first()
    rooms = []
    for number in ROOMS:
        room = Room.objects.using(ALL).get(pk=pattern.pk)
        room.pk, room.key, room.number_prefix = None, f"drawn-{mark}-{number}", f"D{mark}{number}"
        room.save(using=ALL, force_insert=True)
        rooms.append(room)
    staff = [
        Staff.objects.using(ALL).create(email=f"drawn-{mark}-{number}@exempel.example", name="D")
        for number in STAFF
    ]
    for who, where, role in roles:
        StaffRole.objects.using(ALL).create(
            staff=staff[who], room=rooms[where], role=role.value, starts_at=NOW
        )
    for who, where, ago in emergencies:
        began = timezone.now() - (ago or timedelta(minutes=1))
        Emergency.objects.using(ALL).create(
            staff=staff[who],
            room=rooms[where],
            room_kind="police",
            ground="life",
            starts_at=began,
            ends_at=began + timedelta(hours=3),
            ended_at=None if ago else began,
            due_on=began.date(),
        )
    compartments = []
    for part in parts:
        made = Compartment.objects.using(ALL).create(room=rooms[part.room], is_open=part.is_open)
        named = dict.fromkeys(part.let_in, False) | dict.fromkeys(part.shut_out, True)
        for who, shut_out in named.items():
            CompartmentStaff.objects.using(ALL).create(
                compartment=made, staff=staff[who], shut_out=shut_out
            )
        compartments.append(made)
    return staff, compartments


def rows_in(wall: access.Wall, compartments: list[Compartment]) -> list[RoomRecord]:
    rows = []
    for chosen in product(compartments, repeat=len(wall.columns)):
        placed = dict(zip(wall.columns, (part.pk for part in chosen), strict=True))
        own = next(part for part in chosen if part.pk == placed["compartment_id"])
        rows.append(plausible(wall.model, room_id=own.room_id, **placed))
    wall.model._default_manager.using(ALL).bulk_create(rows)
    return rows


def plausible(model: type[RoomRecord], **given: Any) -> RoomRecord:
    known = VALUES.get(model._meta.label, {})
    asked = {name: value() if callable(value) else value for name, value in known.items()}
    values = {**asked, **given}
    for field in model._meta.concrete_fields:
        if field.attname in values or field.generated or field.has_default() or field.null:
            continue
        values[field.attname] = a_value(field)
    return model(**values)


def a_value(field: models.Field[Any, Any]) -> Any:
    if isinstance(field, models.ForeignKey):
        return a_value(field.target_field)
    kinds: list[tuple[type[models.Field[Any, Any]], Any]] = [
        (models.UUIDField, uuid4()),
        (models.DateTimeField, NOW),
        (models.DateField, date(2026, 11, 20)),
        (models.IntegerField, 1),
        (models.FloatField, 1.0),
        (models.BinaryField, b"x"),
        (models.BooleanField, False),
        (models.JSONField, {}),
        (ArrayField, []),
        (models.TextField, "x"),
        (models.CharField, f"x{next(_serial)}"[-(field.max_length or LONGEST) :]),
        (ArrayField, []),
    ]
    return next(value for kind, value in kinds if isinstance(field, kind))


def test_without_a_context_every_wall_shows_nothing(past_the_wall: None) -> None:
    compartments = list(Compartment.objects.using(ALL).all()[:2])
    for wall in access.walls():
        rows_in(wall, compartments)

        assert wall.model._default_manager.using(ALL).exists(), wall.table
        assert not wall.model._default_manager.exists(), wall.table
