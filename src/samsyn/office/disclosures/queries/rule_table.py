"""The rule table as one site's operator, or one room's lawyers, read it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from samsyn.office.access import Actor, Deed, NotPermitted
from samsyn.office.disclosures.grounds import QUESTIONS, Question
from samsyn.office.disclosures.models import Approval, Ground
from samsyn.office.partners.models import Room, Site
from samsyn.office.partners.queries import rooms_of

_READ_BY = (Deed.APPROVE_GROUND, Deed.DISCLOSE, Deed.READ_AUDIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """One wording of a ground in one direction between the site's rooms."""

    id: int
    key: str
    provision: str
    from_kind: str
    to_kind: str
    text: str
    source: str
    is_duty: bool
    youngest: int | None
    oldest: int | None
    needs_second: bool
    holds_days: int
    questions: tuple[Question, ...]
    valid_from: date
    valid_to: date | None
    approved_by: str  # '' while it is an example
    approved_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomRules:
    """What one of the reader's rooms may tell on, and whether the reader approves it."""

    room_id: int
    name: str
    kind: str
    may_approve: bool
    lines: tuple[RuleLine, ...]


def rule_lines(site_key: str) -> list[RuleLine]:
    """Return every ground between kinds of rooms that the site has."""
    own = list(Room.objects.select_related("site").filter(site__key=site_key))
    return _lines(own[0].site, {room.kind for room in own}) if own else []


def rules_of_rooms(actor: Actor) -> tuple[RoomRules, ...]:
    """Return the rules of the rooms in which the reader approves, discloses or reads the log.

    Raises `NotPermitted` where there is none.
    """
    concerned = frozenset[int]().union(*(actor.rooms_granting(deed) for deed in _READ_BY))
    rooms = list(
        Room.objects.select_related("site")
        .filter(pk__in=concerned, site__isnull=False)
        .order_by("pk")
    )
    if not rooms:
        raise NotPermitted(
            _("The rules are shown to who decides on disclosures, or approves them.")
        )
    return tuple(
        RoomRules(
            room_id=room.pk,
            name=room.name,
            kind=room.kind,
            may_approve=actor.may(Deed.APPROVE_GROUND, room.pk),
            lines=tuple(_lines(room.site, {room.kind})),
        )
        for room in rooms
    )


def _lines(site: Site | None, senders: set[str]) -> list[RuleLine]:
    if site is None:
        return []
    rows = Approval.objects.filter(site=site, withdrawn_on__isnull=True)
    approvals = {row.ground_id: row for row in rows}
    grounds = Ground.objects.filter(
        from_kind__in=senders, to_kind__in=rooms_of(site.pk).values("kind")
    )
    return [
        RuleLine(
            id=ground.pk,
            key=ground.key,
            provision=ground.provision,
            from_kind=ground.from_kind,
            to_kind=ground.to_kind,
            text=ground.text,
            source=ground.source,
            is_duty=ground.is_duty,
            youngest=ground.youngest,
            oldest=ground.oldest,
            needs_second=ground.needs_second,
            holds_days=ground.holds_days,
            questions=tuple(QUESTIONS[key] for key in ground.tests),
            valid_from=ground.valid_from,
            valid_to=ground.valid_to,
            approved_by=approval.approved_by if approval else "",
            approved_on=approval.approved_on if approval else None,
        )
        for ground in grounds.order_by("key", "from_kind", "to_kind", "valid_from", "pk")
        for approval in [approvals.get(ground.pk)]
    ]
