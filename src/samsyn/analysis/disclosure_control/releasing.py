"""What a report tells of cells that have names, after all that was told of them before.

Records come in late, so a cell counts more (or less) in the next report than in the last. It is the
sum of what was there at one report and what came or went by another, and those pieces are what is
guarded. A change of a few is not shown at all until enough have come together: else the difference
of two reports is one person.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from samsyn.analysis.disclosure_control.attacking import Attacker, Left
from samsyn.analysis.disclosure_control.protecting import protect
from samsyn.analysis.disclosure_control.sharing import Shared, divide
from samsyn.analysis.disclosure_control.sums import Cells, Sum, Told, sensitive
from samsyn.analysis.errors import AnalysisError

Views = Callable[[Mapping[str, int]], Sequence[Sequence[Shared]]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A count that a report wants to tell: its name, and the names of the cells that it adds up."""

    name: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a report may tell: the count, or None where it is withheld. The reason is not told."""

    name: str
    keys: tuple[str, ...]
    count: int | None


@dataclass(frozen=True, slots=True)
class Release:
    """What one report told: the cells as it counted them, and its answers."""

    cells: Mapping[str, int]
    answers: tuple[Answer, ...]


def release(
    cells: Mapping[str, int],
    asks: Sequence[Asked],
    *,
    earlier: Sequence[Release] = (),
    threshold: int = 5,
    views: Views = lambda _cells: ((),),
) -> Release:
    """Decide what a report tells, so that no small count can be worked out from all reports.

    Parameters
    ----------
    cells : name to count
        The smallest cells, counted anew. A name is a measure, a bar and what divides the measure:
        `met|2026-10|Örebro`. People are counted in one cell each: that of the first time.
    asks : counts to tell
        Each adds up cells of one measure or several.
    earlier : releases, the oldest first
        What was told before of the same cells, by reports of any kind.
    threshold : 2 or more
        A count from one up to below it is small. A measure of which fewer than this have changed
        since it was last told is told as it was.
    views : function of cells, as they are told
        In which ways, one or several, readers may take cells to count the same. The promise holds
        in each of them.

    Raises
    ------
    AnalysisError
        A count that is asked for adds up a cell that is not there, or two have the same name.

    Examples
    --------
    >>> met = {"met|2026-10": 2, "met|2026-11": 9}
    >>> asks = [Asked("year", tuple(met)), Asked("october", ("met|2026-10",))]
    >>> [one.count for one in release(met, asks).answers]
    [11, None]
    """
    _check(cells, asks)
    told = _steady(cells, earlier, threshold=threshold)
    history = [*earlier, Release(told, ())]
    answers: dict[str, Answer] = {}
    known = _keys_of([*asks, *(answer for one in earlier for answer in one.answers)])
    for number, every in enumerate(views(_latest(history))):
        view = [one for one in every if one.matters_to(known)]
        for keys, group in _apart(asks, earlier, view):
            shared = [one for one in view if one.names <= keys]
            if number == 0 or shared:
                answers |= _answers(keys, group, answers, history, shared, threshold=threshold)
    return Release(told, tuple(answers[one.name] for one in asks))


def ranges_left(
    releases: Sequence[Release], *, threshold: int = 5, shared: Sequence[Shared] = ()
) -> list[Left]:
    """Attack a series of releases, the oldest first: what every small count in it can still be.

    Returns the least and the most of each count from one up to below `threshold`: cells, counts
    that were asked for, what one has beyond another, and what came or went between two releases.
    """
    keys = _keys_of(answer for one in releases for answer in one.answers)
    shared = [one for one in shared if one.matters_to(keys)]
    keys = keys.union(*(one.names for one in shared))
    counts, alive = _pieces(keys, releases, shared)
    told = [
        _told(answer, alive[turn]) for turn, one in enumerate(releases) for answer in one.answers
    ]
    small = sensitive(counts, [one.cells for one in told], threshold=threshold)
    attacker = Attacker(told, size=len(counts))
    return [attacker.left(cells) for cells in small]


def _check(cells: Mapping[str, int], asks: Sequence[Asked]) -> None:
    names = [one.name for one in asks]
    if twice := {name for name in names if names.count(name) > 1}:
        raise AnalysisError(f"Two counts are named “{min(twice)}”: give each its own name.")
    for one in asks:
        if not one.keys or not set(one.keys) <= set(cells):
            raise AnalysisError(f"“{one.name}” adds up no cells, or cells that are not there.")


def _steady(
    cells: Mapping[str, int], earlier: Sequence[Release], *, threshold: int
) -> dict[str, int]:
    """Return the cells to tell: as last told, for measures of which few have changed since."""
    last = _latest(earlier)
    moved: defaultdict[str, int] = defaultdict(int)
    for key in cells.keys() & last.keys():
        moved[_measure(key)] += abs(cells[key] - last[key])
    return {
        key: count if moved[_measure(key)] >= threshold else last.get(key, count)
        for key, count in cells.items()
    }


def _keys_of(sums: Iterable[Asked | Answer]) -> frozenset[str]:
    return frozenset(key for one in sums for key in one.keys)


def _latest(history: Sequence[Release]) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in history:
        found |= one.cells
    return found


def _measure(key: str) -> str:
    return key.partition("|")[0]


def _apart(
    asks: Sequence[Asked], earlier: Sequence[Release], view: Sequence[Shared]
) -> list[tuple[frozenset[str], list[Asked]]]:
    """Return the counts in groups that have no cell in common, now or in what was told before."""
    sums = [frozenset(one.keys) for one in asks]
    sums += [frozenset(answer.keys) for one in earlier for answer in one.answers]
    sums += [one.names for one in view]
    groups: list[frozenset[str]] = []
    for one in dict.fromkeys(sums):
        joined = [group for group in groups if group & one]
        groups = [group for group in groups if not group & one]
        groups.append(one.union(*joined))
    return [
        (group, own) for group in groups if (own := [one for one in asks if group & {*one.keys}])
    ]


def _answers(
    keys: frozenset[str],
    asks: Sequence[Asked],
    decided: Mapping[str, Answer],
    history: Sequence[Release],
    shared: Sequence[Shared],
    *,
    threshold: int,
) -> dict[str, Answer]:
    """Return the answers to counts that have cells in common; what is withheld already stays so."""
    counts, alive = _pieces(keys, history, shared)
    now = len(history) - 1
    before = dict.fromkeys(
        _told(answer, alive[turn])
        for turn, one in enumerate(history)
        for answer in one.answers
        if keys.issuperset(answer.keys)
    )
    withheld = [one for one in asks if one.name in decided and decided[one.name].count is None]
    gaps = [Told(_cells(one.keys, alive[now]), 0, None) for one in withheld]
    sums = [Sum(one.name, _cells(one.keys, alive[now])) for one in asks if one not in withheld]
    found = protect(counts, sums, told=[*before, *gaps], threshold=threshold)
    told = {one.sum.name: None if one.why else one.told.low for one in found.decisions}
    return {one.name: Answer(one.name, one.keys, told.get(one.name)) for one in asks}


def _told(answer: Answer, alive: Mapping[str, Cells]) -> Told:
    cells = _cells(answer.keys, alive)
    return Told(cells, answer.count or 0, answer.count)


def _cells(keys: Iterable[str], alive: Mapping[str, Cells]) -> Cells:
    return frozenset().union(*(alive[key] for key in keys))


def _pieces(
    keys: Iterable[str], history: Sequence[Release], shared: Sequence[Shared]
) -> tuple[list[int], list[dict[str, Cells]]]:
    """Return the pieces that cells consist of, and which of them each release counted.

    What comes is a piece of its own from then on. What goes is taken from the newest pieces, which
    are divided into what stays and what was counted until then. Pieces of cells that share are
    divided into what they share.
    """
    counts: list[int] = []
    owners: list[str] = []
    alive: list[dict[str, Cells]] = [{} for _one in history]
    for key in sorted(keys):
        standing: list[int] = []  # places in counts, the oldest first
        for turn, one in enumerate(history):
            if key not in one.cells:
                continue
            change = one.cells[key] - sum(counts[piece] for piece in standing)
            if change > 0 or not standing:
                standing.append(len(counts))
                counts.append(change)
            elif change < 0:
                _take(-change, key, standing, counts, alive[:turn])
            alive[turn][key] = frozenset(standing)
        owners += [key] * (len(counts) - len(owners))
    if not shared:
        return counts, alive
    atoms = divide(counts, owners, shared)
    divided = [
        {
            key: frozenset().union(*(atoms.of_piece[piece] for piece in held))
            for key, held in one.items()
        }
        for one in alive
    ]
    return atoms.counts, divided


def _take(
    gone: int, key: str, standing: list[int], counts: list[int], before: list[dict[str, Cells]]
) -> None:
    """Take a count away from the newest pieces of a cell; earlier releases keep what they had."""
    for piece in reversed(standing[:]):
        taken = min(gone, counts[piece])
        if taken == 0:
            continue
        gone -= taken
        counts[piece] -= taken
        for one in before:
            if piece in one.get(key, ()):
                one[key] |= {len(counts)}
        counts.append(taken)
        if counts[piece] == 0 and len(standing) > 1:
            standing.remove(piece)
