"""What the national room holds, site by site: which returns came, late or not at all.

Nothing else is read here: no row of any site, and no figure that a return does not hold.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotPermitted, NotVisible
from samsyn.office.audit.changes import Reading, record_reading
from samsyn.office.national.models import ReceivedReturn
from samsyn.office.national.queries.shown import ReturnShown, shown
from samsyn.office.national.rules import Quarter, newest, standing_of
from samsyn.office.partners.models import Site
from samsyn.vocabulary.national import ReturnStanding

QUARTERS = 4  # that are shown side by side
SUBJECT = "national_receivedreturn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One quarter of one site: what came, and when the first of it did."""

    quarter: Quarter
    standing: ReturnStanding
    came_on: date | None
    newest: ReturnShown | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePicture:
    """One site: its quarters, the oldest first, and every return, the newest first."""

    key: str
    name: str
    brand: str
    quarters: tuple[Standing, ...]
    returns: tuple[ReturnShown, ...]

    @property
    def newest(self) -> ReturnShown | None:
        """The newest edition of the newest quarter that came."""
        return self.returns[0] if self.returns else None

    def of(self, quarter: Quarter) -> ReturnShown | None:
        """Return what stands for a quarter."""
        return next((one for one in self.returns if one.quarter == quarter), None)

    def standing(self, quarter: Quarter, *, today: date) -> ReturnStanding:
        """Return how the site stands with one quarter."""
        came = [timezone.localdate(one.at) for one in self.returns if one.quarter == quarter]
        return standing_of(quarter, min(came, default=None), today=today)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nation:
    """Every site, in the order of their names, and the quarters that are shown."""

    quarters: tuple[Quarter, ...]
    sites: tuple[SitePicture, ...]


def nation(actor: Actor, *, today: date) -> Nation:
    """Return the sites side by side, and note the reading. Raises `NotPermitted`."""
    found = _received(actor)
    _note(actor, Reading.LIST, [one for held in found.values() for one in held])
    quarters = newest(QUARTERS, today=today)
    return Nation(
        quarters=quarters,
        sites=tuple(
            _picture(site, found.get(site.pk, ()), quarters, today=today) for site in _sites()
        ),
    )


def site_picture(actor: Actor, key: str, *, today: date) -> SitePicture:
    """Return one site with its returns over time. Raises `NotPermitted`, `NotVisible`."""
    found = _received(actor)
    site = next((one for one in _sites() if one.key == key), None)
    if site is None:
        raise NotVisible(_("The page does not exist."))
    held = found.get(site.pk, ())
    _note(actor, Reading.LIST, held)
    quarters = {*newest(QUARTERS, today=today), *(one.quarter for one in held)}
    return _picture(site, held, sorted(quarters), today=today)


def received_return(actor: Actor, return_id: UUID) -> tuple[ReturnShown, str]:
    """Return one return and its site's key, and note the reading. Raises `NotVisible`."""
    _rooms(actor)
    rows = ReceivedReturn.objects.select_related("site")
    row = access.get_visible(actor, rows, pk=return_id)
    found = shown(row)
    _note(actor, Reading.PAGE, [found])
    return found, row.site.key


def newest_returns(actor: Actor) -> tuple[ReturnShown, ...]:
    """Return the newest edition of every quarter of every site, and note that they are taken out.

    In the order of the sites' names, and of time. Raises `NotPermitted`.
    """
    found = _received(actor)
    told = [
        next(one for one in found[site.pk] if one.quarter == quarter)
        for site in _sites()
        for quarter in sorted({one.quarter for one in found.get(site.pk, ())})
    ]
    _note(actor, Reading.EXPORT, told)
    return tuple(told)


def signature_of(actor: Actor, return_id: UUID) -> str:
    """Return a return as it was signed, and note that it is taken out. Raises `NotVisible`."""
    _rooms(actor)
    row = access.get_visible(actor, ReceivedReturn.objects, pk=return_id)
    _note(actor, Reading.EXPORT, [shown(row)])
    return row.signature


def _rooms(actor: Actor) -> frozenset[int]:
    rooms = actor.rooms_granting(Deed.READ_RETURNS)
    if not rooms:
        raise NotPermitted(_("The national picture is for the national support."))
    return rooms


def _received(actor: Actor) -> Mapping[int, Sequence[ReturnShown]]:
    """Return site -> its returns, the newest quarter and edition first."""
    rows = access.visible_to(actor, ReceivedReturn.objects).filter(room__in=_rooms(actor))
    found: defaultdict[int, list[ReturnShown]] = defaultdict(list)
    for row in rows.order_by("-quarter", "-edition", "pk"):
        found[row.site_id].append(shown(row))
    return found


def _sites() -> list[Site]:
    return [*Site.objects.order_by("name", "pk")]


def _picture(
    site: Site, held: Sequence[ReturnShown], quarters: Sequence[Quarter], *, today: date
) -> SitePicture:
    return SitePicture(
        key=site.key,
        name=site.name,
        brand=site.brand,
        quarters=tuple(_standing(one, held, today=today) for one in quarters),
        returns=tuple(held),
    )


def _standing(quarter: Quarter, held: Sequence[ReturnShown], *, today: date) -> Standing:
    own = [one for one in held if one.quarter == quarter]
    came_on = min((timezone.localdate(one.at) for one in own), default=None)
    return Standing(
        quarter=quarter,
        standing=standing_of(quarter, came_on, today=today),
        came_on=came_on,
        newest=own[0] if own else None,
    )


def _note(actor: Actor, reading: Reading, found: Sequence[ReturnShown]) -> None:
    record_reading(
        actor,
        reading,
        subject=SUBJECT,
        record_ids=[one.id for one in found],
        room_ids=actor.rooms_granting(Deed.READ_RETURNS),
    )
