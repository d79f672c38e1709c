"""Steering sees counts and days. What a leaver handed over may be named after somebody."""

from samsyn.office.access.keeping import Emptied, HoldsNobody
from samsyn.office.access.records import RoomRecord
from samsyn.office.aftermath.models import Response
from samsyn.office.notifications.models import CustomNotification
from samsyn.office.sanctions.models import SanctionRound, Trigger
from samsyn.office.steering.models import (
    Agreement,
    ContextEvent,
    FidelityReport,
    HandOver,
    HandOverItem,
    PlanItem,
    Readiness,
    ReturnPlan,
    StartUpStep,
    WeeklyFigures,
)
from samsyn.vocabulary.retention import KeptKind

_HANDED_OVER: tuple[tuple[KeptKind, type[RoomRecord]], ...] = (
    (KeptKind.PERSON, CustomNotification),
    (KeptKind.PERSON, ReturnPlan),
    (KeptKind.GROUP, Trigger),
    (KeptKind.GROUP, SanctionRound),
    (KeptKind.INCIDENT, Response),
)

KEEPING = (
    *(
        Emptied(kind, HandOverItem, by="record_id__in", values={"title": ""}, of=table)
        for kind, table in _HANDED_OVER
    ),
    HoldsNobody(Agreement, "agreements between agencies"),
    HoldsNobody(ContextEvent, "what happened in the city"),
    HoldsNobody(FidelityReport, "states of core elements"),
    HoldsNobody(HandOver, "from one of the staff to another"),
    HoldsNobody(PlanItem, "the year's plan"),
    HoldsNobody(Readiness, "a day"),
    HoldsNobody(StartUpStep, "steps and their evidence"),
    HoldsNobody(WeeklyFigures, "counts"),
)
