"""How much of a file is read at most, against files made to exhaust the machine."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The largest file that is taken; sizes in bytes."""

    file_size: int = 50 * MEGABYTE
    unpacked_size: int = 300 * MEGABYTE
    unpacked_ratio: int = 200  # more than real sheets, which reach about 30
    rows: int = 1_000_000
    columns: int = 500
