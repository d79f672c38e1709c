"""The text of a frozen plan: canonical JSON, so that the same plan has the same digest anywhere.

Keys sorted by code point, no space between signs, UTF-8, and no numbers but whole ones: where
those hold it is the form of RFC 8785, doi:10.17487/RFC8785.
"""

import json
from dataclasses import asdict, dataclass
from datetime import date

from samsyn.sealing.seals import canonical, hash_of
from samsyn.vocabulary.outcomes import PlanMethod

FORMAT = "samsyn-analysis-plan-2"  # 1 had neither a group of others nor a seed


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanText:
    """What a plan fixes. Days are written as 2024-01-31; a fall is a whole percentage."""

    question: str
    series: str  # its identifier
    definition: str
    unit: str
    source: str
    area: str
    period: str
    method: PlanMethod
    compared_with: str  # identifier of the other series; '' is none
    compared_definition: str
    starts_on: str
    horizon: str  # the last day of the last period that counts
    fall_percent: int  # the least fall that would matter
    excluded: tuple[tuple[str, str], ...]  # first and last day of what is left out already
    excluding: str  # the rule for what is left out later
    known_until: str  # the last period with a value when it was frozen
    known_after: int  # how many periods after the start had a value then
    software: str
    others: tuple[tuple[str, str], ...] = ()  # identifier and definition of each of a group
    others_excluded: tuple[tuple[str, str, str], ...] = ()  # identifier, first and last day
    seed: int = 1
    format: str = FORMAT

    @property
    def first_day(self) -> date:
        """The day from which an effect is looked for."""
        return date.fromisoformat(self.starts_on)

    @property
    def compared(self) -> tuple[str, ...]:
        """Identifiers of every series that it compares with."""
        one = (self.compared_with,) if self.compared_with else ()
        return (*one, *(series for series, _definition in self.others))

    @property
    def last_day(self) -> date:
        """The last day of the last period that counts."""
        return date.fromisoformat(self.horizon)


def written_plan(plan: PlanText) -> str:
    """Return the canonical text of a plan."""
    return canonical(asdict(plan))


def read_plan(text: str) -> PlanText:
    """Return the plan of a text that `written_plan` wrote."""
    found = json.loads(text)
    found["method"] = PlanMethod(found["method"])
    for name in ("excluded", "others", "others_excluded"):
        found[name] = tuple(tuple(one) for one in found.get(name, ()))
    return PlanText(**found)


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, as hexadecimal digits."""
    return hash_of(text)
