"""Cells of an even file as sorted numbers, without an object for every cell.

Millions of names are cut out of the bytes, packed eight letters to a number, and ranked as
numbers; only each different name becomes text.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
_BLOCK: Final = 8
_LONGEST: Final = 64  # letters of a name; files with longer ones are read cell by cell
_END: Final = ord("\n")
_SPACE: Final = ord(" ")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cells:
    """Where the cells of an even file lie in its bytes, shape (rows, columns)."""

    letters: NDArray[np.uint8]
    start: Ints
    length: Ints

    def codes(self, *columns: int, skip: int) -> tuple[tuple[str, ...], list[Ints]] | None:
        """Return the sorted names in some columns and each cell's place among them.

        None if a cell is empty, has spaces around it, or is too long. The first `skip` rows are
        left out.
        """
        start = np.concatenate([self.start[skip:, column] for column in columns])
        length = np.concatenate([self.length[skip:, column] for column in columns])
        if not len(start):
            return (), [start for _ in columns]
        if length.min() < 1 or length.max() > _LONGEST:
            return None
        if (self.letters[start] <= _SPACE).any() or (
            self.letters[start + length - 1] <= _SPACE
        ).any():
            return None
        first, code = self._ranked(start, length)
        raw = self.letters.tobytes()
        names = tuple(
            raw[at : at + size].decode()
            for at, size in zip(start[first].tolist(), length[first].tolist(), strict=True)
        )
        return names, np.split(code, len(columns))

    def _ranked(self, start: Ints, length: Ints) -> tuple[Ints, Ints]:
        """Return for each different name one of its cells, and each cell's rank among names."""
        code = np.zeros(len(start), dtype=np.int64)
        first = code[:1]
        for offset in range(0, int(length.max()), _BLOCK):
            found, part = np.unique(self._packed(start, length, offset), return_inverse=True)
            joined = code * np.int64(len(found)) + part
            _, first, code = np.unique(joined, return_index=True, return_inverse=True)
        return first, code

    def _packed(self, start: Ints, length: Ints, offset: int) -> NDArray[np.uint64]:
        """Return eight letters of each cell as one number; what is beyond its end is nothing."""
        packed = np.zeros(len(start), dtype=np.uint64)
        last = len(self.letters) - 1
        for at in range(offset, offset + _BLOCK):
            packed <<= np.uint64(8)
            inside = at < length
            packed += self.letters[np.minimum(start + at, last)].astype(np.uint64) * inside
        return packed


def cut_cells(text: str, separator: str, width: int) -> Cells | None:
    """Return the cells of a text of nothing but full lines, or none if a line has not `width`."""
    letters = np.frombuffer(text.encode(), dtype=np.uint8)
    mark = separator.encode()[0]
    cuts = np.flatnonzero((letters == mark) | (letters == _END))
    if len(cuts) % width:
        return None
    ends = cuts.reshape(-1, width)
    kinds = letters[ends]
    if not ((kinds[:, :-1] == mark).all() and (kinds[:, -1] == _END).all()):
        return None
    start = np.concatenate(([0], cuts[:-1] + 1)).reshape(-1, width)
    return Cells(letters=letters, start=start, length=ends - start)
