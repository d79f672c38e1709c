"""Begins a report and writes in it. Its figures are never written: they are computed."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, ChangedMeanwhile, Deed, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.problem_analysis.changes.plans import BeginPlan, PassagePlan
from samsyn.office.problem_analysis.changes.refusals import CannotAnalyse
from samsyn.office.problem_analysis.models import Analysis, Passage
from samsyn.office.problem_analysis.queries import rooms_to_write_in

EARLIEST: Final = date(1990, 1, 1)
MOST_YEARS: Final = 10
_YEAR: Final = 366  # days


@transaction.atomic
def begin(actor: Actor, plan: BeginPlan, *, now: datetime) -> UUID:
    """Begin a report of a room and a period."""
    permit = access.require(actor, Deed.ANALYSE_PROBLEM, about=RoomItself(plan.room_id))
    if reasons := [*_objections(actor, plan, today=timezone.localdate(now))]:
        raise CannotAnalyse(*reasons)
    row = Analysis.objects.create(
        title=plan.title.strip(),
        first=plan.first,
        last=plan.last,
        population=plan.population,
        population_source=plan.population_source.strip(),
        **access.in_room(permit, now=now),
    )
    audit.record(permit, subject="problem_analysis_analysis", record_ids=[row.pk])
    return row.pk


@transaction.atomic
def write_passage(actor: Actor, plan: PassagePlan, *, now: datetime) -> None:
    """Write what is said of one section, or empty it. Refuses a stale version."""
    report = access.lock_visible(actor, Analysis, pk=plan.report_id)
    permit = access.require(actor, Deed.ANALYSE_PROBLEM, about=report)
    refuse_frozen(report)
    written = access.visible_to(actor, Passage.objects).filter(analysis=report.pk)
    row = written.filter(section=plan.section.value).first()
    if (row.version if row else 0) != plan.version:
        raise ChangedMeanwhile(
            _("Somebody else has written in this section. Read what stands there now.")
        )
    if row is None:
        row = Passage.objects.create(
            analysis=report,
            section=plan.section.value,
            words=plan.words.strip(),
            **access.beside(report, permit, now=now),
        )
    else:
        access.revise(row, actor, now=now, words=plan.words.strip())
    audit.record(permit, subject="problem_analysis_passage", record_ids=[row.pk])


def refuse_frozen(report: Analysis) -> None:
    """Refuse to change a report that is frozen."""
    if hasattr(report, "frozen"):
        raise CannotAnalyse(_("The report is frozen. Begin a new one to say something else."))


def _objections(actor: Actor, plan: BeginPlan, *, today: date) -> Iterator[str]:
    if plan.room_id not in dict(rooms_to_write_in(actor)):
        yield _("A problem analysis is written in the joint room or the room of the police.")
    if not plan.title.strip():
        yield _("Give the report a title.")
    if not EARLIEST <= plan.first <= plan.last:
        yield _("The period ends before it begins, or begins too early. Check the years.")
    elif plan.last > today:
        yield _("The period has not ended yet. Choose a last day that has come.")
    elif (plan.last - plan.first).days > MOST_YEARS * _YEAR:
        yield _("The period is longer than ten years. Choose a shorter one.")
    if plan.population and not plan.population_source.strip():
        yield _("Write where the number of inhabitants comes from.")
