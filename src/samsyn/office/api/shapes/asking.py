"""What is asked of a list: where to go on, how much at a time, and since when."""

from typing import Annotated, Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from samsyn.office.api.rules import MOST_ON_A_PAGE, USUAL_ON_A_PAGE
from samsyn.office.api.shapes.envelopes import Moment

_LONGEST_CURSOR: Final = 200  # signs
Cursor = Annotated[
    str,
    Field(
        max_length=_LONGEST_CURSOR,
        description="Where to go on: `next` of the page before.",
    ),
]
Limit = Annotated[int, Field(ge=1, le=MOST_ON_A_PAGE, description="Records on a page.")]


class Changed(BaseModel):
    """A page of what has changed since a moment."""

    model_config = ConfigDict(frozen=True)

    changed_since: Annotated[
        Moment | None,
        Field(description="Only what was changed at this moment or later, with its offset."),
    ] = None
    cursor: Cursor = ""
    limit: Limit = USUAL_ON_A_PAGE


class OfGroup(BaseModel):
    """A page of what hangs on a group, or on any."""

    model_config = ConfigDict(frozen=True)

    group_id: Annotated[UUID | None, Field(description="Only those of this group.")] = None
    cursor: Cursor = ""
    limit: Limit = USUAL_ON_A_PAGE
