"""Who may not be called, from facts as they stand when the question is asked.

The same question is asked when somebody is chosen, approved, invited, printed and met at the
door, since the answer can change in between.
"""

from dataclasses import dataclass
from datetime import date

from samsyn.vocabulary.call_ins import CandidateStatusKind, Exclusion
from samsyn.vocabulary.people import ProtectedIdentity, Standing
from samsyn.vocabulary.uncertain_dates import FULL_AGE, DateInterval, age_on

_BY_STATUS = {
    CandidateStatusKind.MOVED_AWAY: Exclusion.MOVED_AWAY,
    CandidateStatusKind.IN_CUSTODY: Exclusion.IN_CUSTODY,
    CandidateStatusKind.ASKED_TO_WAIT: Exclusion.ASKED_TO_WAIT,
}


@dataclass(frozen=True, slots=True)
class Dated:
    """A status for a time; the end is excluded, None is open."""

    kind: CandidateStatusKind
    since: date
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it holds on the day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateFacts:
    """What is known of one record of a person."""

    died_on: date | None = None
    protected_identity: ProtectedIdentity = ProtectedIdentity.NONE
    standing: Standing = Standing.IN_SCOPE
    born: DateInterval | None = None
    statuses: tuple[Dated, ...] = ()


def exclusions_on(evening: date, facts: CandidateFacts) -> tuple[Exclusion, ...]:
    """Return every rule by which this person is not called to a call-in on that evening.

    An unknown age is a possible age under 18.
    """
    found = []
    if facts.died_on is not None:
        found.append(Exclusion.DIED)
    if facts.protected_identity is not ProtectedIdentity.NONE:
        found.append(Exclusion.PROTECTED)
    if facts.standing is Standing.VICTIM_ONLY:
        found.append(Exclusion.VICTIM_ONLY)
    if (age := _by_age(evening, facts.born)) is not None:
        found.append(age)
    for kind, exclusion in _BY_STATUS.items():
        if any(one.kind is kind and one.holds_on(evening) for one in facts.statuses):
            found.append(exclusion)
    return tuple(found)


def _by_age(evening: date, born: DateInterval | None) -> Exclusion | None:
    if born is None:
        return Exclusion.MAY_BE_MINOR
    ages = age_on(evening, born)
    if ages.oldest < FULL_AGE:
        return Exclusion.MINOR
    return Exclusion.MAY_BE_MINOR if ages.may_be_minor else None
