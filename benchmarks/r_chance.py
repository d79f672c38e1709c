"""The stream of chance of R before version 3.6, so that what was drawn there is drawn here again.

M. Matsumoto and T. Nishimura, Mersenne Twister, ACM Transactions on Modeling and Computer
Simulation 8 (1998), 3-30, doi:10.1145/272991.272995; the seed is scrambled and numbers are rounded
down as R's documentation of `set.seed` and `sample` says ("Rounding").
"""

import numpy as np
from numpy.typing import NDArray

_WORD, _TO_UNIT = 2**32, 2.3283064365386963e-10
_STATE, _SCRAMBLES = 624, 50


class OldR:
    """What `set.seed(seed)` began, and `sample` went on with."""

    def __init__(self, seed: int) -> None:
        for _ in range(_SCRAMBLES):
            seed = (69069 * seed + 1) % _WORD
        words = []
        for _ in range(_STATE + 1):
            seed = (69069 * seed + 1) % _WORD
            words.append(seed)
        self._twister = np.random.MT19937()
        state = self._twister.state
        state["state"] = {"key": np.array(words[1:], dtype=np.uint32), "pos": _STATE}
        self._twister.state = state

    def sample(self, population: int, size: int) -> NDArray[np.int64]:
        """Return what `sample(1:population, size)` gave, counted from 0."""
        left, found = np.arange(population), np.empty(size, dtype=np.int64)
        draws = self._twister.random_raw(size).astype(np.float64) * _TO_UNIT
        for place, draw in enumerate(draws.tolist()):
            last = population - place - 1
            taken = int((last + 1) * draw)
            found[place] = left[taken]
            left[taken] = left[last]
        return found

    def groups(self, is_treated: NDArray[np.bool_], count: int) -> NDArray[np.int64]:
        """Return jackknife groups, from 0, as microsynth deals them: others first, then treated.

        Each group has as many of either kind; who is left over goes to groups in a drawn order.
        """
        order = self.sample(count, count).tolist()
        spare = list(order)
        found = np.zeros(len(is_treated), dtype=np.int64)
        for kind in (False, True):
            places = np.flatnonzero(is_treated == kind)
            dealt = self.sample(len(places), len(places))
            each = len(places) // count
            label = np.full(len(places), -1)
            label[dealt[: each * count]] = np.repeat(np.arange(count), each)
            over = np.flatnonzero(label < 0)
            if len(over) > len(spare):
                spare += order
            label[over] = spare[: len(over)]
            spare = spare[len(over) :]
            found[places] = label
        return found
