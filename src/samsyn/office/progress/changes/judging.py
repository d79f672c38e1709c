"""What stands in the way of a wording, an approval or a publication. Every reason at once."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from samsyn.office.progress.changes.plans import IssuePlan, WordingPlan
from samsyn.office.progress.rules import OWN, Draft, merged
from samsyn.office.releases.rules import Named, few_in, foreign_numbers, named_in
from samsyn.office.steering.rules import add_months

LONGEST = 36  # months
MOST = 1200  # signs of a sentence
NOBODYS = UUID(int=0)


def period_objections(plan: IssuePlan, *, today: date) -> Iterator[str]:
    """Yield why no report can be drafted for a period."""
    if plan.first.day != 1 or (plan.last + timedelta(days=1)).day != 1:
        yield _("A report covers whole months. Choose the first and the last month.")
    if plan.last < plan.first:
        yield _("The last month comes before the first. Change one of them.")
    elif plan.last >= add_months(plan.first, LONGEST):
        yield _("A report covers at most three years. Choose a later first month.")
    if plan.last >= today:
        yield _("The last month is not over. Choose one that is.")


def wording_objections(draft: Draft, plan: WordingPlan, names: Sequence[Named]) -> Iterator[str]:
    """Yield what is wrong with a wording: figures that nobody computed, people, too much."""
    if not _is_known(draft, plan.key) or plan.language not in ("sv", "en"):
        yield _("There is no such sentence in the report any more.")
        return
    if len(plan.text) > MOST:
        yield _("The text is too long. Keep it under 1,200 signs.")
    for number in foreign_numbers(plan.text, _computed(draft, plan.key, plan.language)):
        yield _(
            "The figure %(number)s is not among those that were computed for this sentence. Figures"
            " are never typed: take it away, or fetch the figures anew."
        ) % {"number": number}
    yield from _naming(plan.text, names)


def text_objections(text: str, names: Sequence[Named], threshold: int) -> Iterator[str]:
    """Yield whom a note to readers names, and what few people or events it tells of."""
    for few in few_in(text, threshold):
        yield _("“%(few)s” tells of few people or events. Write without the number.") % {"few": few}
    yield from _naming(text, names)


def _naming(text: str, names: Sequence[Named]) -> Iterator[str]:
    for name in named_in(text, names):
        yield _(
            "“%(name)s” is a name in the records. Nobody may be named in a public report: write"
            " without it."
        ) % {"name": name}


def whole_objections(
    draft: Draft, own: dict[tuple[str, str], str], names: Sequence[Named]
) -> Iterator[str]:
    """Yield what is wrong with a whole report: every wording, and a paragraph in one language."""
    for (key, language), text in own.items():
        plan = WordingPlan(issue_id=NOBODYS, key=key, language=language, text=text, version=0)
        for reason in wording_objections(draft, plan, names):
            yield f"{text[:60]}… {reason}" if len(text) > 60 else f"{text} {reason}"  # noqa: PLR2004
    for key in (*OWN, "headline"):
        if bool(own.get((key, "sv"))) != bool(own.get((key, "en"))):
            yield _("A paragraph of your own stands in one language alone. Write it in both.")
    for key in _computed_keys(draft):
        if bool(own.get((key, "sv"))) != bool(own.get((key, "en"))):
            yield _("A sentence is reworded in one language alone. Reword it in both.")
            return


def _computed_keys(draft: Draft) -> list[str]:
    return [one.key for one in draft.sentences]


def _is_known(draft: Draft, key: str) -> bool:
    return key in OWN or key == "headline" or draft.sentence(key) is not None


def _computed(draft: Draft, key: str, language: str) -> list[str]:
    """Return the computed texts whose figures a wording may hold: its own; all for a headline."""
    if key == "headline" or key in OWN:
        every = [one.text.of(language) for one in merged(draft, {}).sentences]
        return [draft.headline.of(language), *every]
    found = draft.sentence(key)
    if found is None:
        return []
    return [found.text.of(language), *(one.text.of(language) for one in found.figures)]
