"""The anticipated no. `reasons` are sentences for staff, each saying what to do."""


class Refusal(Exception):
    """An anticipated no, with every reason at once."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(*reasons)
        self.reasons: tuple[str, ...] = reasons


class NotVisible(Refusal):
    """The row does not exist for this actor; becomes 404."""


class NotPermitted(Refusal):
    """The actor sees the row but may not do this; becomes 403."""
