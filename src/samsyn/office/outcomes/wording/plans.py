"""What a frozen plan gives, and what is otherwise than it says."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samsyn.analysis.evaluation import Estimate
from samsyn.charts import Twin
from samsyn.charts.findings.evaluation_words import (
    assumption_sentence,
    caveat_sentence,
    estimate_sentence,
    fit_sentence,
    rank_sentence,
    turning_sentences,
)
from samsyn.office.outcomes.queries import Moved, PlanPage
from samsyn.office.outcomes.tables import Judged
from samsyn.office.outcomes.wording.designs import objection_sentence
from samsyn.office.outcomes.wording.names import between, moved, number


def moved_sentences(page: PlanPage) -> list[str]:
    """Return a sentence for each thing that was changed after the plan was frozen."""
    words = {
        Moved.START: _("The start of the series is another now. The plan keeps its own."),
        Moved.COMPARISON: _(
            "The series to compare with is another now. The plan keeps the one that it names."
        ),
        Moved.EXCLUSIONS: _(
            "Other periods are left out now than when the plan was frozen. Its result leaves out"
            " those that it names."
        ),
    }
    return [words[one] for one in page.moved]


def result_sentences(found: Judged) -> Iterator[str]:
    """Yield what the plan gives by its own method, or why it gives nothing."""
    if found.waits:
        yield _("The horizon has not come, or a value up to it is missing. No result yet.")
        return
    if found.stopped:
        yield _("The values cannot bear what was planned. No result.")
        for one in found.stopped:
            yield objection_sentence(one, starts_on=found.plan.first_day)
        return
    if found.found is None:
        yield _("The plan's method gives no result from these values.")
        return
    yield from _rate(found)
    if not found.found.is_ratio:
        yield estimate_sentence(found.found)
    yield from filter(None, (rank_sentence(found.found), fit_sentence(found.found)))


def verdict(found: Judged) -> str:
    """Return whether the least fall that matters has been shown, '' where there is no interval."""
    if found.rate is None:
        return ""
    _ratio, low, high = found.rate
    limit, told = 1 - found.plan.fall_percent / 100, {"fall": number(found.plan.fall_percent)}
    if high <= limit:
        return _("A fall of %(fall)s percent or more has been shown.") % told
    if low > limit:
        return _("A fall of %(fall)s percent or more can be ruled out.") % told
    return (
        _("Whether the fall is %(fall)s percent or more cannot be told from these values.") % told
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What stands beside an estimate, a sentence each, and what carries weight in it."""

    assumptions: tuple[str, ...]
    warnings: tuple[str, ...]
    turning: tuple[str, ...]
    weights: Twin | None


def answer_parts(found: Judged) -> Answer | None:
    """Return what must be true, what speaks against, and what would change the conclusion."""
    if found.found is None:
        return None
    return Answer(
        assumptions=tuple(assumption_sentence(one) for one in found.found.assumptions),
        warnings=tuple(caveat_sentence(one) for one in found.found.warnings),
        turning=tuple(turning_sentences(found.varied)) if found.varied else (),
        weights=_weights(found.found),
    )


def _weights(found: Estimate) -> Twin | None:
    if not found.weights:
        return None
    return Twin(
        (_("Place"), _("Weight")),
        tuple((name, number(weight, 3)) for name, weight in found.weights.items()),
    )


def _rate(found: Judged) -> Iterator[str]:
    if found.rate is None:
        yield _("No interval can be had, so nothing is concluded from the estimate.")
        return
    ratio, low, high = found.rate
    yield _("As planned: the rate is %(change)s (95 percent interval: %(ends)s).") % {
        "change": moved(ratio),
        "ends": between(low, high),
    }
    yield verdict(found)
    if found.left_out_since is not None:
        ratio, low, high = found.left_out_since
        yield _(
            "Without what was left out after the freezing as well, it is %(change)s (%(ends)s)."
        ) % {"change": moved(ratio), "ends": between(low, high)}
