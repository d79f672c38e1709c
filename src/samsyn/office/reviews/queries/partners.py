"""The shorter meeting between agencies: what each of them has to do and has promised."""

from dataclasses import dataclass

from samsyn.office.reviews.queries.shown import DecisionShown, PromiseLine, TaskShown
from samsyn.office.reviews.queries.whole import ReviewPage


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyPart:
    """What one agency, or one of the room's staff, answers for; '' is nobody yet."""

    owner: str
    decisions: tuple[DecisionShown, ...]
    tasks: tuple[TaskShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnersPage:
    """The review by who answers for what, and the promises that all of them gave together."""

    page: ReviewPage
    parts: tuple[AgencyPart, ...]
    promises: tuple[PromiseLine, ...]


def by_agency(page: ReviewPage) -> PartnersPage:
    """Return a review's decisions, tasks and promises by who answers for them, by name."""
    owners = {one.owner for one in page.decisions} | {one.owner for one in page.tasks}
    return PartnersPage(
        page=page,
        parts=tuple(
            AgencyPart(
                owner=owner,
                decisions=tuple(one for one in page.decisions if one.owner == owner),
                tasks=tuple(one for one in page.tasks if one.owner == owner),
            )
            for owner in sorted(owners, key=lambda name: (not name, name))
        ),
        promises=page.promises,
    )
