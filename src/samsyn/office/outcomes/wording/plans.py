"""What a frozen plan gives, and what is otherwise than it says."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from samsyn.office.outcomes.queries import Moved, PlanPage
from samsyn.office.outcomes.tables import Findings
from samsyn.office.outcomes.wording.names import between, moved, number
from samsyn.vocabulary.outcomes import PlanMethod


def moved_sentences(page: PlanPage) -> list[str]:
    """Return a sentence for each thing that was changed after the plan was frozen."""
    words = {
        Moved.START: _("The start of the series is another now. The plan keeps its own."),
        Moved.COMPARISON: _("The series to compare with is another now than in the plan."),
        Moved.EXCLUSIONS: _("Other periods are left out now than when the plan was frozen."),
    }
    return [words[one] for one in page.moved]


def result_sentences(page: PlanPage, found: Findings | None) -> Iterator[str]:
    """Yield what the plan gives by its own method, or that its horizon has not come."""
    plan = page.shown.plan
    ends = _by_method(plan.method, found) if found is not None else None
    if found is None:
        yield _("The horizon has not come, or a value up to it is missing. No result yet.")
        return
    if ends is None:
        yield _("The plan's method gives no result from these values.")
        return
    ratio, low, high = ends
    yield _("As planned: the rate is %(change)s (95 percent interval: %(ends)s).") % {
        "change": moved(ratio),
        "ends": between(low, high),
    }
    limit, told = 1 - plan.fall_percent / 100, {"fall": number(plan.fall_percent)}
    if high <= limit:
        yield _("A fall of %(fall)s percent or more has been shown.") % told
    elif low > limit:
        yield _("A fall of %(fall)s percent or more can be ruled out.") % told
    else:
        yield _(
            "Whether the fall is %(fall)s percent or more cannot be told from these values."
        ) % (told)


def _by_method(method: PlanMethod, found: Findings) -> tuple[float, float, float] | None:
    if method is PlanMethod.COURSE and found.course is not None and found.after:
        course = found.course
        return course.against, course.against_low, course.against_high
    if method is PlanMethod.OTHER_PLACE and found.compared is not None:
        beside = found.compared.against
        return beside.ratio, beside.low, beside.high
    change = found.change
    if method is not PlanMethod.BEFORE_AFTER or change is None or change.ratio is None:
        return None
    return change.ratio, change.low, change.high
