"""What the pages share: how forms are answered, and a report with its sentences and pictures."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from samsyn.office.problem_analysis import wording
from samsyn.office.problem_analysis.changes import CannotAnalyse
from samsyn.office.problem_analysis.pictures import Picture, pictures
from samsyn.office.problem_analysis.queries import ReportPage
from samsyn.office.problem_analysis.rules import Section, Snapshot
from samsyn.office.releases.rules import Named, foreign_numbers, named_in
from samsyn.office.ui.answering import Answering, Back, Noes

_ANSWERING = Answering(
    noes=Noes(refused=(CannotAnalyse,)),
    home=lambda: Back(reverse("problem_analysis:overview"), _("Problem analysis")),
    short=frozenset(("first", "last", "population")),
)
answer = _ANSWERING.answer
do = _ANSWERING.do


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One section as a page shows it.

    `strange` are numbers in the text that nobody computed, `named` whom of the records it names.
    """

    section: Section
    name: str
    sentences: Sequence[str]
    words: str
    by: str
    strange: Sequence[str]
    named: Sequence[str]
    pictures: Sequence[Picture]


def shown_sections(page: ReportPage, names: Sequence[Named] = ()) -> list[Shown]:
    """Return every section of a report; `names` are those that a text is held to."""
    return [_shown(page.snapshot, section, names) for section in Section]


def strange_figures(snapshot: Snapshot, words: str) -> Sequence[str]:
    """Return the numbers of a text that stand in no sentence or table of the report."""
    return foreign_numbers(words, _computed(snapshot))


def _shown(snapshot: Snapshot, section: Section, names: Sequence[Named]) -> Shown:
    found, words = snapshot.findings, snapshot.words_of(section)
    return Shown(
        section=section,
        name=wording.section_name(section),
        sentences=wording.sentences(found, section),
        words=words,
        by=snapshot.writer_of(section),
        strange=strange_figures(snapshot, words) if words else (),
        named=named_in(words, names),
        pictures=pictures(found, section),
    )


def _computed(snapshot: Snapshot) -> list[str]:
    """Return all that is computed: sentences, and the cells of the tables with the pictures."""
    found = snapshot.findings
    said = [one for section in Section for one in wording.sentences(found, section)]
    drawn = [one.chart.twin for section in Section for one in pictures(found, section)]
    return [*said, *(cell for twin in drawn for row in twin.rows for cell in row)]
