"""A frozen return as pages show it, with whether it still has its digest."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samsyn.office.national.models import FrozenReturn
from samsyn.office.national.rules import Quarter, ReturnText, digest_of, quarter_of, read


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnShown:
    """A return. `is_whole` says that its text still has its digest; `at` when it lay here."""

    id: UUID
    quarter: Quarter
    text: ReturnText
    digest: str
    is_whole: bool
    signer: str
    at: datetime


def shown(row: FrozenReturn) -> ReturnShown:
    """Return what a row says."""
    text = read(json.loads(row.text))
    return ReturnShown(
        id=row.pk,
        quarter=quarter_of(row.quarter),
        text=text,
        digest=row.digest,
        is_whole=digest_of(text) == row.digest,
        signer=row.signer,
        at=row.recorded_at,
    )
