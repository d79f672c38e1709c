"""Which standing claims a revision keeps, which it withdraws, and which it adds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from samsyn.office.access.records import Claim
from samsyn.vocabulary.claims import ClaimStatus

Row = TypeVar("Row", bound=Claim)
Columns = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Matched(Generic[Row]):
    """Rows that were there, changed in memory or withdrawn, and columns of those to write."""

    standing: list[Row]
    new: list[dict[str, Any]]


def match(
    standing: Sequence[Row], wanted: Sequence[tuple[Columns, Columns]], shared: Columns
) -> Matched[Row]:
    """Match rows to `wanted`: pairs of who or what it is about, and what is said of them."""
    left = list(standing)
    new: list[dict[str, Any]] = []
    for about, said in wanted:
        row = next((one for one in left if _is_about(one, about)), None)
        if row is None:
            new.append({**about, **said})
            continue
        left.remove(row)
        for name, value in {**shared, **said}.items():
            setattr(row, name, value)
    for row in left:
        row.status = ClaimStatus.WITHDRAWN.value
    return Matched(list(standing), new)


def _is_about(row: Claim, about: Columns) -> bool:
    return all(getattr(row, name) == value for name, value in about.items())
