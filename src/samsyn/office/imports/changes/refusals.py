"""The anticipated noes of imports."""

from collections.abc import Mapping
from uuid import UUID

from samsyn.interchange.faults import UnreadableFile
from samsyn.office.access import Refusal


class CannotRead(Refusal):
    """The file as a whole cannot be read; `code` and `values` say why, for any language."""

    def __init__(self, error: UnreadableFile) -> None:
        super().__init__(str(error))
        self.code: str = error.code
        self.values: Mapping[str, str | int] = error.values


class CannotMap(Refusal):
    """The mapping does not fit the file."""


class AlreadyImported(Refusal):
    """The same file lies in the room already, as the batch `batch_id`."""

    def __init__(self, reason: str, *, batch_id: UUID, state: str) -> None:
        super().__init__(reason)
        self.batch_id = batch_id
        self.state = state


class NotNow(Refusal):
    """The batch is not in a state in which this can be done."""


class CannotUndo(Refusal):
    """Something that the batch made has been changed or is used."""
