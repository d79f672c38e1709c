"""What readers who follow a site are told: that a report came, was corrected, or is withdrawn."""

from dataclasses import dataclass
from datetime import date, datetime

from samsyn.office.progress.rules.drafts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One thing to tell, in words that stand in the published text."""

    site_id: int
    site: str  # its key
    brand: str
    number: int
    revision: int
    first: date
    last: date
    at: datetime
    headline: Texts
    lead: tuple[Texts, ...]  # without the sentence that tells the period
    changed: Texts  # what a correction changed; empty in a first report
    withdrawn_on: date | None
    why: Texts  # it was withdrawn
