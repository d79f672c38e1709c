"""Reviews a report, freezes it as it was reviewed, and tells of it outside the room."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.analysis.disclosure_control import Asked
from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit
from samsyn.office.audit import changes as audit
from samsyn.office.groups.queries.known import names_known
from samsyn.office.problem_analysis.changes.refusals import CannotAnalyse
from samsyn.office.problem_analysis.changes.writing import refuse_frozen
from samsyn.office.problem_analysis.models import (
    Analysis,
    FrozenAnalysis,
    OutsideAnalysis,
    Passage,
)
from samsyn.office.problem_analysis.queries import TELLING, snapshot_of, writers_of
from samsyn.office.problem_analysis.rules import Findings, Section, read_snapshot
from samsyn.office.releases import changes as releases
from samsyn.office.releases.rules import Involved, cells_involving, named_in

KIND = "problem_analysis"  # of what is released
ALL = "all"


@transaction.atomic
def review(actor: Actor, report_id: UUID, *, seen: str, now: datetime) -> None:
    """Stand for a report as its second named person.

    `seen` is the digest of what was shown: figures or texts that have changed since are read
    first.
    """
    row, permit = _draft(actor, report_id)
    passages = list(access.visible_to(actor, Passage.objects).filter(analysis=row.pk))
    shown = snapshot_of(actor, row)
    if actor.staff_id in writers_of(row, passages):
        raise CannotAnalyse(_("You have written in the report. Let a colleague review it."))
    if not shown.words_of(Section.SUMMARY):
        raise CannotAnalyse(_("Nobody has written what the analysis says. Write that first."))
    if shown.digest != seen:
        raise CannotAnalyse(_("The report has changed since you opened it. Read it again."))
    access.revise(
        row,
        actor,
        now=now,
        reviewed_at=now,
        reviewed_by_id=actor.staff_id,
        reviewed_digest=shown.digest,
    )
    audit.record(permit, subject="problem_analysis_analysis", record_ids=[row.pk])


@transaction.atomic
def freeze(actor: Actor, report_id: UUID, *, now: datetime) -> UUID:
    """Freeze a report as it was reviewed: figures, texts, and a digest of them all."""
    row, permit = _draft(actor, report_id)
    if row.reviewed_at is None or row.reviewed_by_id is None:
        raise CannotAnalyse(_("A second person reviews the report before it is frozen."))
    shown = snapshot_of(actor, row)
    if shown.digest != row.reviewed_digest:
        raise CannotAnalyse(
            _("Figures or texts have changed since the review. Let the report be reviewed again.")
        )
    made = FrozenAnalysis.objects.create(
        analysis=row,
        text=shown.text,
        digest=shown.digest,
        written_by_id=row.recorded_by_id,
        reviewed_by_id=row.reviewed_by_id,
        reviewed_at=row.reviewed_at,
        **access.beside(row, permit, now=now),
    )
    audit.record(permit, subject="problem_analysis_frozenanalysis", record_ids=[made.pk])
    return made.pk


@transaction.atomic
def tell_outside(actor: Actor, report_id: UUID, *, now: datetime) -> UUID:
    """Release the counts of a frozen report that may be told outside the room, for good."""
    row = access.lock_visible(actor, Analysis, pk=report_id)
    permit = access.require(actor, Deed.ANALYSE_PROBLEM, about=row)
    if row.room.kind not in TELLING:
        raise CannotAnalyse(
            _(
                "Only a report of the joint room is told outside: what other reports have told of"
                " the same incidents is remembered there."
            )
        )
    frozen = access.visible_to(actor, FrozenAnalysis.objects).filter(analysis=row.pk).first()
    if frozen is None:
        raise CannotAnalyse(_("Only a frozen report is told outside. Freeze it first."))
    if access.visible_to(actor, OutsideAnalysis.objects).filter(frozen=frozen.pk).exists():
        raise CannotAnalyse(_("The report has been made ready for outside already."))
    snapshot, names = read_snapshot(frozen.text), names_known(actor, row.room_id)
    if named := named_in(snapshot.title, names):
        raise CannotAnalyse(
            _("The title names %(names)s of the records. Write another report with another title.")
            % {"names": "; ".join(named)}
        )
    made = OutsideAnalysis.objects.create(
        frozen=frozen,
        told=_released(permit, row.pk, snapshot.findings, now=now),
        unnamed=[one.value for one in Section if not named_in(snapshot.words_of(one), names)],
        **access.beside(frozen, permit, now=now),
    )
    audit.record(permit, subject="problem_analysis_outsideanalysis", record_ids=[made.pk])
    return made.pk


def _released(
    permit: Permit, report_id: UUID, found: Findings, *, now: datetime
) -> dict[str, int | None]:
    cells = dict(found.cells)
    told = releases.release(permit, KIND, report_id, cells=cells, asks=asks_of(found), now=now)
    return {name: one.count for name, one in told.items()}


def asks_of(found: Findings) -> list[Asked]:
    """Return the counts that the outside is told: all, by whether a member was involved, by area.

    Those without one are what the others leave of all, so they are asked for too.
    """
    keys = [key for key, _count in found.cells]
    if not keys:
        return []
    whole = [
        Asked(ALL, tuple(keys)),
        *(Asked(one, cells_involving(keys, one)) for one in Involved),
    ]
    areas = [
        Asked(
            f"area:{row.name}",
            tuple(key for key in keys if key.endswith(f"|{row.name}")),
        )
        for row in found.areas
    ]
    return [*whole, *areas]


def _draft(actor: Actor, report_id: UUID) -> tuple[Analysis, Permit]:
    row = access.lock_visible(actor, Analysis, pk=report_id)
    permit = access.require(actor, Deed.ANALYSE_PROBLEM, about=row)
    refuse_frozen(row)
    return row, permit
