"""What the joint room of a site has frozen of a period: which reports, by whom, of which marks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.national.models import SiteReturn
from samsyn.office.national.rules import quarter_of
from samsyn.office.outcomes.models import AnalysisPlan
from samsyn.office.partners.models import Site
from samsyn.office.partners.queries import held_at
from samsyn.office.problem_analysis.models import OutsideAnalysis
from samsyn.office.progress.models import Issue, PublishedIssue
from samsyn.office.report_packs.rules import Kind, Span
from samsyn.office.steering.queries import SteeringRoom
from samsyn.office.steering_reports.models import GivenReport
from samsyn.office.steering_reports.rules import Period
from samsyn.sealing.seals import canonical, hash_of
from samsyn.vocabulary.outcomes import Period as Length


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One frozen report. `name` is its folder's, `text` its canonical text, `digest` that text's.

    `id` is the record that its page is of; `roles` are those of who approved it, when they did. An
    evaluation has no days of its own, and its text is in its own pack.
    """

    kind: Kind
    id: UUID
    name: str
    number: int
    version: int
    first: date | None
    last: date | None
    frozen_at: datetime
    roles: tuple[str, ...]
    digest: str
    text: str = ""
    withdrawn: tuple[date, str, str] | None = None  # when, and why in Swedish and English


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """Everything that a site has frozen of a period. What is withdrawn stands apart."""

    room: SteeringRoom
    site: str  # its key
    brand: str
    span: Span
    held: tuple[Held, ...]
    withdrawn: tuple[Held, ...]


def holdings(actor: Actor, room: SteeringRoom, span: Span) -> Holdings:
    """Return what the site of a joint room has frozen of a period, in a steady order."""
    site = Site.objects.get(pk=room.site_id)
    found = [
        *_public(actor, room, span),
        *_steering(actor, room, span),
        *_returns(actor, room, span),
        *_analyses(actor, room, span),
        *_evaluations(actor, room, span),
    ]
    return Holdings(
        room=room,
        site=site.key,
        brand=site.brand,
        span=span,
        held=tuple(one for one in found if one.withdrawn is None),
        withdrawn=tuple(one for one in found if one.withdrawn is not None),
    )


def _public(actor: Actor, room: SteeringRoom, span: Span) -> Iterator[Held]:
    rows = PublishedIssue.objects.filter(site=room.site_id).order_by("number", "revision", "pk")
    written = access.visible_to(actor, Issue.objects).filter(room=room.room_id)
    approved = {
        pk: (at, by) for pk, at, by in written.values_list("pk", "approved_at", "approved_by_id")
    }
    for row in rows:
        if not span.holds(row.last) or row.issue_ref not in approved:
            continue
        yield Held(
            kind=Kind.PUBLIC,
            id=row.issue_ref,
            name=f"{row.number}-{row.revision}",
            number=row.number,
            version=row.revision,
            first=row.first,
            last=row.last,
            frozen_at=row.published_at,
            roles=_roles(room, [approved[row.issue_ref]]),
            digest=row.digest,
            text=row.text,
            withdrawn=_withdrawal(row),
        )


def _withdrawal(row: PublishedIssue) -> tuple[date, str, str] | None:
    if row.withdrawn_at is None:
        return None
    return timezone.localdate(row.withdrawn_at), row.withdrawn_sv, row.withdrawn_en


def _steering(actor: Actor, room: SteeringRoom, span: Span) -> Iterator[Held]:
    rows = access.visible_to(actor, GivenReport.objects).filter(room=room.room_id)
    for row in rows.order_by("first", "period", "number", "pk"):
        period = Period(Length(row.period), row.first)
        if not span.holds(period.last):
            continue
        text = canonical(row.snapshot)
        yield Held(
            kind=Kind.STEERING,
            id=row.pk,
            name=f"{period.length.label(row.first)}-{row.number}",
            number=row.number,
            version=row.number,
            first=row.first,
            last=period.last,
            frozen_at=row.recorded_at,
            roles=_roles(room, [(row.recorded_at, row.recorded_by_id)]),
            digest=hash_of(text),
            text=text,
        )


def _returns(actor: Actor, room: SteeringRoom, span: Span) -> Iterator[Held]:
    rows = access.visible_to(actor, SiteReturn.objects).filter(room=room.room_id)
    for row in rows.order_by("quarter", "edition", "pk"):
        quarter = quarter_of(row.quarter)
        if not span.holds(quarter.last):
            continue
        yield Held(
            kind=Kind.RETURN,
            id=row.pk,
            name=f"{quarter}-{row.edition}",
            number=row.edition,
            version=row.edition,
            first=quarter.first,
            last=quarter.last,
            frozen_at=row.recorded_at,
            roles=_roles(room, [(row.recorded_at, row.recorded_by_id)]),
            digest=row.digest,
            text=row.text,
        )


def _analyses(actor: Actor, room: SteeringRoom, span: Span) -> Iterator[Held]:
    """Yield what may be told outside, and never the frozen text, which holds small numbers."""
    rows = access.visible_to(actor, OutsideAnalysis.objects).filter(room=room.room_id)
    named = rows.select_related("frozen__analysis")
    for row in named.order_by("frozen__analysis__last", "frozen__recorded_at", "pk"):
        report = row.frozen.analysis
        if not span.holds(report.last):
            continue
        text = canonical(row.told)
        yield Held(
            kind=Kind.ANALYSIS,
            id=report.pk,
            name=f"{report.last}-{str(report.pk)[:8]}",
            number=1,
            version=1,
            first=report.first,
            last=report.last,
            frozen_at=row.recorded_at,
            roles=_roles(
                room,
                [
                    (row.frozen.reviewed_at, row.frozen.reviewed_by_id),
                    (row.recorded_at, row.recorded_by_id),
                ],
            ),
            digest=hash_of(text),
            text=text,
        )


def _evaluations(actor: Actor, room: SteeringRoom, span: Span) -> Iterator[Held]:
    """Yield the plans that were frozen by the last day, whenever they were."""
    rows = access.visible_to(actor, AnalysisPlan.objects).filter(room=room.room_id)
    for row in rows.order_by("recorded_at", "digest", "pk"):
        if timezone.localdate(row.recorded_at) > span.last:
            continue
        yield Held(
            kind=Kind.EVALUATION,
            id=row.pk,
            name=row.digest[:12],
            number=1,
            version=1,
            first=None,
            last=None,
            frozen_at=row.recorded_at,
            roles=_roles(room, [(row.recorded_at, row.recorded_by_id)]),
            digest=row.digest,
        )


def _roles(
    room: SteeringRoom, approved: Iterable[tuple[datetime | None, int | None]]
) -> tuple[str, ...]:
    """Return the roles that those who approved held in the room when they did; no name."""
    found: set[str] = set()
    for at, staff_id in approved:
        if at is not None and staff_id is not None:
            held = held_at(at).filter(staff_id=staff_id, room_id=room.room_id)
            found |= set(held.values_list("role", flat=True))
    return tuple(sorted(found))
