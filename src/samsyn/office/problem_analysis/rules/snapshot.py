"""A whole report as one text: its figures and what was written, so that it has one digest."""

import json
from dataclasses import dataclass
from datetime import date

from samsyn.office.problem_analysis.rules.findings import (
    Findings,
    Section,
    digest_of,
    read_findings,
    written_findings,
)
from samsyn.sealing.seals import canonical


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What a report says: its title, figures, and the words of each section that has any."""

    title: str
    population_source: str
    findings: Findings
    passages: tuple[tuple[str, str, str], ...]  # section, words, who wrote them last

    @property
    def text(self) -> str:
        """The canonical text of it all."""
        return canonical(
            {
                "title": self.title,
                "population_source": self.population_source,
                "findings": json.loads(written_findings(self.findings)),
                "passages": {part: [words, by] for part, words, by in self.passages},
            }
        )

    @property
    def digest(self) -> str:
        """The SHA-256 of the text."""
        return digest_of(self.text)

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        return self.findings.last_day

    def words_of(self, section: Section) -> str:
        """Return what somebody wrote of a section, '' for nothing."""
        return next((words for part, words, _by in self.passages if part == section.value), "")

    def writer_of(self, section: Section) -> str:
        """Return who wrote last in a section, '' for nobody."""
        return next((by for part, _words, by in self.passages if part == section.value), "")


def read_snapshot(text: str) -> Snapshot:
    """Return the report of a text that a snapshot gave."""
    given = json.loads(text)
    return Snapshot(
        title=given["title"],
        population_source=given["population_source"],
        findings=read_findings(canonical(given["findings"])),
        passages=tuple(
            (part, words, by) for part, (words, by) in sorted(given["passages"].items())
        ),
    )
