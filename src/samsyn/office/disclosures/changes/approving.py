"""A site's lawyers approve grounds and withdraw approvals. Operators' commands call these.

They run as the owner of the database: the office only reads what they write.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import OperatorEvent
from samsyn.office.disclosures.models import Approval, Ground
from samsyn.office.partners.models import Room, Site
from samsyn.office.partners.queries import rooms_of

GROUND = "disclosures_ground"


class CannotApprove(LookupError):
    """There is no such site or ground, or it is decided already; the sentence says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundChoice:
    """A ground at a site, in all directions between its rooms or from and to one kind only."""

    site_key: str
    ground_key: str
    from_kind: str = ""
    to_kind: str = ""


@transaction.atomic
def approve_grounds(choice: GroundChoice, *, by: str, on: date, today: date) -> list[Ground]:
    """Let the site's rooms use the wordings in force that day; return those newly approved.

    Raises `CannotApprove` with what to do.
    """
    site, grounds = _chosen(choice, on=on, today=today, by=by)
    approvals = Approval.objects.filter(site=site, withdrawn_on__isnull=True)
    held = set(approvals.values_list("ground_id", flat=True))
    fresh = [ground for ground in grounds if ground.pk not in held]
    if not fresh:
        raise CannotApprove(f"{choice.ground_key} is approved already. Run: samsyn ground list")
    Approval.objects.bulk_create(
        Approval(ground=ground, site=site, approved_by=by.strip(), approved_on=on)
        for ground in fresh
    )
    _note(OperatorEvent.GROUND_APPROVED, site, choice, fresh, by=by)
    return fresh


@transaction.atomic
def withdraw_approval(choice: GroundChoice, *, by: str, on: date, today: date) -> list[Ground]:
    """Close the site's use of a ground from that day on; return what was withdrawn.

    What was told before stays as it was. Raises `CannotApprove` with what to do.
    """
    site, grounds = _chosen(choice, on=None, today=today, by=by)
    open_ones = Approval.objects.filter(
        site=site, ground__in=grounds, withdrawn_on__isnull=True
    ).select_related("ground")
    withdrawn = [one.ground for one in open_ones]
    if not withdrawn:
        raise CannotApprove(f"{choice.ground_key} is not approved. Run: samsyn ground list")
    if open_ones.filter(approved_on__gt=on).exists():
        raise CannotApprove("It was approved later than that day. Write a later day: --on DATE.")
    open_ones.update(withdrawn_by=by.strip(), withdrawn_on=on)
    _note(OperatorEvent.GROUND_WITHDRAWN, site, choice, withdrawn, by=by)
    return withdrawn


def _chosen(
    choice: GroundChoice, *, on: date | None, today: date, by: str
) -> tuple[Site, list[Ground]]:
    site = Site.objects.filter(key=choice.site_key).first()
    if site is None:
        raise CannotApprove(f"There is no site {choice.site_key}. Run: samsyn site list")
    if not by.strip():
        raise CannotApprove("Write the name of who decided: --by NAME.")
    if on is not None and on > today:
        raise CannotApprove("The decision lies in the future. Write when it was made: --on DATE.")
    senders = set(Room.objects.filter(site=site).values_list("kind", flat=True))
    kinds = set(rooms_of(site.pk).values_list("kind", flat=True))
    rows = Ground.objects.filter(key=choice.ground_key, from_kind__in=senders, to_kind__in=kinds)
    if choice.from_kind:
        rows = rows.filter(from_kind=choice.from_kind)
    if choice.to_kind:
        rows = rows.filter(to_kind=choice.to_kind)
    if on is not None:
        rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on), valid_from__lte=on)
    found = list(rows.order_by("from_kind", "to_kind", "valid_from", "pk"))
    if not found:
        raise CannotApprove(
            f"No ground {choice.ground_key} holds between such rooms of the site that day."
            f" Run: samsyn ground list --site {choice.site_key}"
        )
    return site, found


def _note(
    event: OperatorEvent, site: Site, choice: GroundChoice, grounds: Sequence[Ground], *, by: str
) -> None:
    kinds = {kind for ground in grounds for kind in (ground.from_kind, ground.to_kind)}
    rooms = Room.objects.filter(site=site, kind__in=kinds).values_list("pk", flat=True)
    audit.record_by_operator(
        event,
        subject=GROUND,
        record_id=choice.ground_key,
        room_ids=rooms,
        reason=f"{choice.ground_key}, {by.strip()}",
    )
