"""Where a version stands, computed from its facts and those of its successors."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol


class VersionState(StrEnum):
    """One place at a time."""

    DRAFT = "draft"
    SUBMITTED = "submitted"  # waits for approval
    COMING = "coming"  # approved, and not yet valid
    IN_FORCE = "in_force"  # the one that may be used
    SUPERSEDED = "superseded"  # a later version has taken over
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class Facts(Protocol):
    """What the state is computed from; a `MessageVersion` has them."""

    @property
    def number(self) -> int: ...
    @property
    def submitted_at(self) -> datetime | None: ...
    @property
    def approved_at(self) -> datetime | None: ...
    @property
    def withdrawn_at(self) -> datetime | None: ...
    @property
    def valid_from(self) -> date | None: ...
    @property
    def valid_to(self) -> date | None: ...


def state_of(version: Facts, all_versions: Iterable[Facts], *, on: date) -> VersionState:
    """Return where a version stands on a day, among all versions of its text and language."""
    if version.withdrawn_at is not None:
        return VersionState.WITHDRAWN
    if version.approved_at is None:
        return VersionState.SUBMITTED if version.submitted_at else VersionState.DRAFT
    if version.valid_from is None or version.valid_from > on:
        return VersionState.COMING
    if successor(version, all_versions, on=on) is not None:
        return VersionState.SUPERSEDED
    is_over = version.valid_to is None or version.valid_to <= on
    return VersionState.EXPIRED if is_over else VersionState.IN_FORCE


def successor(version: Facts, all_versions: Iterable[Facts], *, on: date) -> Facts | None:
    """Return the latest version that has taken over from this one by the day, if any.

    One that has expired since still has taken over: an older wording never comes back by itself.
    """
    later = (one for one in all_versions if one.number > version.number and has_begun(one, on=on))
    return max(later, key=lambda one: one.number, default=None)


def has_begun(version: Facts, *, on: date) -> bool:
    """Whether the version was approved and not withdrawn, and its first day has come."""
    return (
        version.approved_at is not None
        and version.withdrawn_at is None
        and version.valid_from is not None
        and version.valid_from <= on
    )
