"""Gives the steering group a report: computed, released and frozen at once."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.groups.queries.known import names_known
from samsyn.office.releases.changes import release
from samsyn.office.releases.rules import named_in
from samsyn.office.steering.changes import in_steering_part
from samsyn.office.steering.queries import room_of
from samsyn.office.steering_reports.changes.refusals import CannotReport
from samsyn.office.steering_reports.models import GivenReport, ReportDraft
from samsyn.office.steering_reports.queries import draft_to_edit, gathered
from samsyn.office.steering_reports.rules import written_snapshot

KIND = "steering"  # of release


@transaction.atomic
def give(actor: Actor, draft_id: UUID, *, version: int, now: datetime) -> UUID:
    """Give the steering group what the draft and its figures say now, for good.

    Refuses (`ChangedMeanwhile`) a draft that somebody has changed since it was looked at. The
    counts of people are told through releases, so that no report gives away another's small ones.
    """
    row = access.revisable(actor, ReportDraft, version=version, pk=draft_id)
    permit = access.require(actor, Deed.KEEP_STEERING, about=row)
    draft, room = draft_to_edit(actor, draft_id), room_of(actor)
    if row.room_id != room.room_id:
        raise CannotReport(_("The draft is of another site. Choose that site's joint room first."))
    said = "\n".join((draft.summary, *draft.risks, *draft.decisions))
    if named := named_in(said, names_known(actor, row.room_id)):
        raise CannotReport(
            *(
                _("“%(name)s” is a name in the records. Write the report without it.")
                % {"name": name}
                for name in named
            )
        )
    found, report_id = gathered(actor, room, draft.period, now=now), uuid4()
    answers = release(
        permit, KIND, report_id, cells=found.people.cells, asks=found.people.asks, now=now
    )
    snapshot = found.told(answers).saying(
        summary=draft.summary, risks=draft.risks, decisions=draft.decisions
    )
    GivenReport.objects.create(
        pk=report_id,
        period=row.period,
        first=row.first,
        number=_next_number(actor, row),
        snapshot=written_snapshot(snapshot),
        **in_steering_part(permit, now=now),
    )
    audit.record(permit, subject="steering_reports_givenreport", record_ids=[report_id])
    return report_id


def _next_number(actor: Actor, draft: ReportDraft) -> int:
    given = access.visible_to(actor, GivenReport.objects).filter(
        room=draft.room_id, period=draft.period, first=draft.first
    )
    latest: int | None = given.aggregate(latest=Max("number"))["latest"]
    return (latest or 0) + 1
