"""Takes the rows that a change decides on: visible, locked, permitted, and of the version read."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible, Permit
from samsyn.office.call_ins.changes.refusals import CannotPlan
from samsyn.office.call_ins.models import CallIn


def taken(actor: Actor, call_in_id: UUID, deed: Deed) -> tuple[CallIn, Permit]:
    """Lock a call-in that is not cancelled, so that two who decide on it take turns."""
    rows = CallIn.objects.select_for_update(of=("self",), no_key=True)
    call_in = access.get_visible(actor, rows, pk=call_in_id)
    permit = access.require(actor, deed, about=call_in)
    if call_in.cancelled_at is not None:
        raise CannotPlan(_("The call-in has been cancelled. Plan a new one."))
    return call_in, permit


def part_taken(
    actor: Actor, model: type[Any], pk: UUID, deed: Deed, *, version: int | None = None
) -> tuple[Any, CallIn, Permit]:
    """Lock a part and its call-in: the call-in always first, so that nobody waits in a ring."""
    rows: Any = model._default_manager.all()
    call_in_id = access.get_visible(actor, rows, pk=pk).call_in_id
    call_in, permit = taken(actor, call_in_id, deed)
    if version is not None:
        return access.revisable(actor, model, version=version, pk=pk), call_in, permit
    row = access.get_visible(actor, rows.select_for_update(of=("self",)), pk=pk)
    return row, call_in, permit


def parts_of(actor: Actor, model: type[Model], call_in: CallIn, ids: Iterable[UUID]) -> list[Any]:
    """Lock these parts of a taken call-in, in their order; raises `NotVisible` unless all are."""
    wanted = list(dict.fromkeys(ids))
    rows: Any = model._default_manager.select_for_update(of=("self",))
    own = access.visible_to(actor, rows).filter(call_in=call_in, pk__in=wanted).order_by("pk")
    found = {row.pk: row for row in own}
    if len(found) < len(wanted):
        raise NotVisible(_("The page does not exist."))
    return [found[pk] for pk in wanted]


def refuse_after_evening(call_in: CallIn, *, now: datetime) -> None:
    """Refuse what can only be done before the evening is over."""
    if timezone.localdate(call_in.starts_at) < timezone.localdate(now):
        raise CannotPlan(_("The evening has been. What was planned for it stands as it was."))


def has_come(call_in: CallIn, *, now: datetime) -> bool:
    """Whether the day of the evening has come."""
    return timezone.localdate(call_in.starts_at) <= timezone.localdate(now)
