"""Pages by key: where one ends is told as a cursor, so that nothing is told twice or left out."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from samsyn.office.access import Refusal
from samsyn.office.api.shapes.envelopes import in_utc

Row = TypeVar("Row", bound=Model)


class BadCursor(Refusal):
    """The cursor is none that was told here; becomes 422."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which page is asked for: what changed since a moment, after a cursor, so many at most."""

    since: datetime | None = None
    cursor: str = ""
    limit: int


def page_of(
    rows: QuerySet[Row], wanted: Wanted, *, by: str = "changed"
) -> tuple[Sequence[Row], str | None]:
    """Return the rows of the page, in the order of `by`, and the cursor of the next one.

    `by` is the column, or annotation, that tells when a row was changed. Raises `BadCursor`.
    """
    if wanted.since:
        rows = rows.filter(**{f"{by}__gte": wanted.since})
    if wanted.cursor:
        at, pk = _opened(wanted.cursor)
        rows = rows.filter(Q(**{f"{by}__gt": at}) | Q(**{by: at, "pk__gt": pk}))
    found = list(rows.order_by(by, "pk")[: wanted.limit + 1])
    shown = found[: wanted.limit]
    return shown, _cursor(shown[-1], by) if len(found) > wanted.limit else None


def _cursor(row: Model, by: str) -> str:
    key = f"{getattr(row, by).isoformat()}|{row.pk}"
    return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")


def _opened(cursor: str) -> tuple[datetime, UUID]:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        at, _bar, pk = base64.urlsafe_b64decode(padded.encode("ascii")).decode().partition("|")
        return in_utc(datetime.fromisoformat(at)), UUID(pk)
    except (ValueError, binascii.Error) as error:
        raise BadCursor(_("The cursor is not one that was given here.")) from error
