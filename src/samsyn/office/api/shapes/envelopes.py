"""What all shapes have in common, and what stands round them: pages, and problems."""

from datetime import UTC, datetime
from typing import Annotated, Generic, TypeVar

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints


def in_utc(moment: datetime) -> datetime:
    """Return the same moment in UTC: the database takes no offset beyond sixteen hours.

    Raises ValueError for one that no calendar has in UTC.
    """
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("The moment lies beyond the calendar.") from error


Moment = Annotated[AwareDatetime, AfterValidator(in_utc)]  # ISO 8601 with its offset
_NO_CONTROLS = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"  # what no column and no reader can take


def text(longest: int) -> StringConstraints:
    """Return what holds of a text that is sent: its length, and no control characters."""
    return StringConstraints(max_length=longest, pattern=_NO_CONTROLS, strip_whitespace=True)


class Shape(BaseModel):
    """A value that is sent or answered. What it does not name is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


Item = TypeVar("Item", bound=Shape)


class Page(Shape, Generic[Item]):
    """A page of records, in the order in which they were changed."""

    items: list[Item]
    next: str | None
    """The cursor of the next page; null where there is none."""


class Problem(Shape):
    """What went wrong, as RFC 9457 has it."""

    type: str
    """A name of the problem that stays the same."""
    title: str
    """The problem in a few words."""
    status: int
    detail: str
    """A sentence for whoever reads the log of the asking system."""
    errors: list[str] = []
    """Each fault of what was sent, with its place."""


Short = Annotated[str, text(120)]
Count = Annotated[int, Field(ge=0, le=999)]
