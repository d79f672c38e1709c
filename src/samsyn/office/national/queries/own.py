"""A site's own returns: by quarter, as a preview of the next, and one that was made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, NotVisible
from samsyn.office.audit.changes import Reading, record_reading
from samsyn.office.exchange import queries as exchange
from samsyn.office.exchange.queries import Waiting
from samsyn.office.national.models import SiteReturn
from samsyn.office.national.queries.drafting import draft, mark_of
from samsyn.office.national.queries.rooms import national_rooms
from samsyn.office.national.queries.shown import ReturnShown, shown
from samsyn.office.national.rules import Quarter, ReturnText, newest, read_quarter, standing_of
from samsyn.office.releases import queries as releases
from samsyn.office.steering.queries import SteeringRoom, room_of
from samsyn.vocabulary.national import ReturnStanding

QUARTERS = 4  # that the list goes back


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterLine:
    """One quarter of a site: how it stands, and its returns, the newest first."""

    quarter: Quarter
    standing: ReturnStanding
    returns: tuple[ReturnShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnReturns:
    """A site's quarters, the newest first, and where its returns go."""

    room: SteeringRoom
    lines: tuple[QuarterLine, ...]
    goes_to: tuple[str, ...]

    @property
    def next(self) -> QuarterLine | None:
        """The newest quarter that has no return; what is older is reached from the list."""
        return next((one for one in self.lines if not one.returns), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Exactly what would leave, and the mark by which it is known again."""

    room: SteeringRoom
    quarter: Quarter
    text: ReturnText
    mark: str
    goes_to: tuple[str, ...]
    before: ReturnShown | None  # which it would replace
    inhabitants: tuple[int, str]  # as the newest return gave them


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnReturn:
    """A return that was made, and how far it has come."""

    room: SteeringRoom
    shown: ReturnShown
    is_newest: bool
    packages: tuple[Waiting, ...]
    goes_to: tuple[str, ...]


def own_returns(actor: Actor, *, today: date) -> OwnReturns:
    """Return the quarters of the reader's site."""
    room = room_of(actor)
    rows = access.visible_to(actor, SiteReturn.objects).filter(room=room.room_id)
    found = [shown(row) for row in rows.order_by("-quarter", "-edition", "pk")]
    if found:
        _note(actor, Reading.LIST, [one.id for one in found], room.room_id)
    every = {*newest(QUARTERS, today=today), *(one.quarter for one in found)}
    return OwnReturns(
        room=room,
        lines=tuple(
            _line(quarter, [one for one in found if one.quarter == quarter], today=today)
            for quarter in sorted(every, reverse=True)
        ),
        goes_to=_names(),
    )


def preview(actor: Actor, quarter_name: str, *, now: datetime) -> Preview:
    """Return what would leave now; writes nothing. Raises ValueError for what is no quarter."""
    room, quarter = room_of(actor), read_quarter(quarter_name)
    before = _newest(actor, room.room_id)
    same = next((one for one in before if one.quarter == quarter), None)
    own = draft(actor, room, quarter, edition=same.text.edition + 1 if same else 1, now=now)
    answers = releases.preview(actor, room.room_id, cells=own.cells.counts, asks=own.cells.asks)
    text = own.told({name: one.count for name, one in answers.items()})
    given = before[0].text if before else None
    return Preview(
        room=room,
        quarter=quarter,
        text=text,
        mark=mark_of(text),
        goes_to=_names(),
        before=same,
        inhabitants=(given.inhabitants, given.inhabitants_source) if given else (0, ""),
    )


def own_return(actor: Actor, return_id: UUID) -> OwnReturn:
    """Return one that was made, and note the reading; raises `NotVisible`."""
    row = access.get_visible(actor, SiteReturn.objects, pk=return_id)
    room = room_of(actor)
    found = shown(row)
    _note(actor, Reading.PAGE, [row.pk], row.room_id)
    return OwnReturn(
        room=room,
        shown=found,
        is_newest=row.edition == newest_edition(actor, row.room_id, found.quarter),
        packages=exchange.packages_of(row.pk),
        goes_to=_names(),
    )


def own_signature(actor: Actor, return_id: UUID) -> str:
    """Return a return as it was signed, and note that it is taken out; raises `NotVisible`."""
    row = access.get_visible(actor, SiteReturn.objects, pk=return_id)
    room_of(actor)
    _note(actor, Reading.EXPORT, [row.pk], row.room_id)
    return row.signature


def package_to_carry(actor: Actor, return_id: UUID, package_id: UUID) -> bytes:
    """Return a sealed package that waits, and note that it is taken out; raises `NotVisible`."""
    row = access.get_visible(actor, SiteReturn.objects, pk=return_id)
    room_of(actor)
    content = exchange.sealed_package(row.pk, package_id)
    if content is None:
        raise NotVisible(_("The page does not exist."))
    _note(actor, Reading.EXPORT, [row.pk], row.room_id)
    return content


def newest_edition(actor: Actor, room_id: int, quarter: Quarter) -> int:
    """Return the newest edition of a quarter's return, 0 if there is none."""
    rows = access.visible_to(actor, SiteReturn.objects).filter(room=room_id, quarter=quarter.first)
    found: int | None = rows.aggregate(newest=Max("edition"))["newest"]
    return found or 0


def _newest(actor: Actor, room_id: int) -> list[ReturnShown]:
    rows = access.visible_to(actor, SiteReturn.objects).filter(room=room_id)
    newest_first = rows.order_by("-quarter", "-edition", "pk").distinct("quarter")
    return [shown(row) for row in newest_first]


def _line(quarter: Quarter, found: Sequence[ReturnShown], *, today: date) -> QuarterLine:
    came = min((timezone.localdate(one.at) for one in found), default=None)
    return QuarterLine(
        quarter=quarter, standing=standing_of(quarter, came, today=today), returns=tuple(found)
    )


def _names() -> tuple[str, ...]:
    return tuple(one.name for one in national_rooms())


def _note(actor: Actor, reading: Reading, found: Sequence[UUID], room_id: int) -> None:
    record_reading(
        actor, reading, subject="national_sitereturn", record_ids=found, room_ids=[room_id]
    )
