"""Series as they stand, for whoever designs an evaluation of them."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.outcomes.models import Annotation, Indicator
from samsyn.office.outcomes.queries.indicators import shown
from samsyn.office.outcomes.queries.pages import Followed
from samsyn.office.outcomes.queries.values import points_of, remarks_on


def followed(actor: Actor, ids: Sequence[UUID], *, as_of: date) -> tuple[Followed, ...]:
    """Return series with values and remarks in the order asked, without those not seen."""
    rows = {one.pk: one for one in access.visible_to(actor, Indicator.objects).filter(pk__in=ids)}
    said = [*access.visible_to(actor, Annotation.objects).filter(indicator__in=rows)]
    remarks = {pk: remarks_on(one for one in said if one.indicator_id == pk) for pk in rows}
    points = points_of(actor, rows, as_of=as_of, remarks=remarks)
    return tuple(
        Followed(indicator=shown(rows[pk]), points=points[pk], remarks=tuple(remarks[pk]))
        for pk in ids
        if pk in rows
    )


def countable(actor: Actor, room_id: int) -> list[tuple[str, str]]:
    """Return the series of events of a room, by area and name, as choices of a form."""
    rows = access.visible_to(actor, Indicator.objects).filter(room=room_id, kind="events")
    named = rows.order_by("area", "name", "pk").values_list("pk", "name", "area")
    return [(str(pk), f"{area}: {name}") for pk, name, area in named]
