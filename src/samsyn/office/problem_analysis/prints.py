"""A report as a document: the same sentences, figures and tables as on the page."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from samsyn import charts, formats
from samsyn.documents import (
    Block,
    Column,
    ColumnKind,
    Document,
    Figure,
    Heading,
    Note,
    Paragraph,
    Strong,
    Table,
    table_of_words,
)
from samsyn.office.problem_analysis.queries import ReportPage
from samsyn.office.problem_analysis.rules import Section
from samsyn.office.problem_analysis.wording import (
    outside_sentences,
    period,
    section_name,
    sentences,
)
from samsyn.office.releases.rules import foreign_numbers
from samsyn.office.ui.languages import active_language

Drawn = Mapping[Section, Sequence[tuple[str, charts.Chart]]]  # title and chart


def report_document(page: ReportPage, drawn: Drawn, *, dated: date) -> Document:
    """Return the whole report with its pictures, for those who read its room."""
    return Document(
        title=page.snapshot.title,
        language=active_language(),
        dated=dated,
        author=page.line.by,
        subject=period(page.snapshot.findings),
        head=page.line.room,
        foot=_foot(page),
        blocks=tuple(_blocks(page, drawn)),
    )


def outside_document(page: ReportPage) -> Document:
    """Return what may leave the room: released counts, and texts without figures of their own."""
    found, told = page.snapshot.findings, page.told or {}
    blocks: list[Block] = [Paragraph(one) for one in outside_sentences(found, told)]
    if rows := area_rows(page):
        blocks.append(Heading(section_name(Section.PLACES)))
        columns = (Column(_("Area"), share=3), Column(_("Incidents"), ColumnKind.NUMBER))
        blocks.append(Table(_("Incidents by area"), columns, rows))
    for section, words in outside_texts(page):
        blocks += [Heading(section_name(section)), *_paragraphs(words)]
    return Document(
        title=page.snapshot.title,
        language=active_language(),
        dated=formats.day_of(page.stamp.at) if page.stamp else found.last_day,
        author=page.line.by,
        subject=period(found),
        head=page.line.room,
        foot=_("For outside the room. Counts below the threshold are not shown."),
        blocks=tuple(blocks),
    )


def outside_texts(page: ReportPage) -> list[tuple[Section, str]]:
    """Return the texts that may leave the room: every number is told outside, and nobody named."""
    found = page.snapshot.findings
    told = [*outside_sentences(found, page.told or {})]
    return [
        (section, words)
        for section in Section
        if section.value in page.unnamed
        and (words := page.snapshot.words_of(section))
        and not foreign_numbers(words, told)
    ]


def area_rows(page: ReportPage) -> tuple[tuple[str, str], ...]:
    """Return the areas whose counts are told outside, with a word for those that are withheld."""
    told = page.told or {}
    rows = []
    for row in page.snapshot.findings.areas:
        count = told.get(f"area:{row.name}")
        shown = (
            _("too few to show")
            if count is None
            else formats.number(count, language=active_language())
        )
        rows.append((row.name, shown))
    return tuple(sorted(rows))


def _blocks(page: ReportPage, drawn: Drawn) -> Iterator[Block]:
    found = page.snapshot.findings
    yield Note(_("For the room only"), _("The report holds small numbers. Do not pass it on."))
    for section in Section:
        yield Heading(section_name(section))
        yield from map(Paragraph, sentences(found, section))
        yield from _written(page, section)
        yield from (_figure(title, chart) for title, chart in drawn.get(section, ()))


def _written(page: ReportPage, section: Section) -> Iterator[Block]:
    """Say who wrote a text, so that it is told apart from what was computed."""
    if words := page.snapshot.words_of(section):
        by = _("Written by %(name)s") % {"name": page.snapshot.writer_of(section)}
        yield Paragraph((Strong(by),))
        yield from _paragraphs(words)


def _paragraphs(words: str) -> Iterator[Block]:
    return (Paragraph(one) for one in map(str.strip, words.splitlines()) if one)


def _figure(title: str, chart: charts.Chart) -> Figure:
    twin = chart.twin
    return Figure(
        title=title,
        description=_("%(title)s. The table that follows says the same.") % {"title": title},
        svg=charts.svg_file("", [chart]),
        twin=table_of_words(chart.twin_label, twin.columns, twin.rows),
    )


def _foot(page: ReportPage) -> str:
    if page.stamp is None:
        return _("Draft. Not reviewed or not frozen: its figures may change.")
    return _("Written by %(by)s, reviewed by %(reviewed)s, frozen %(day)s.") % {
        "by": page.line.by,
        "reviewed": page.line.reviewed_by,
        "day": formats.long_date(page.stamp.at, language=active_language()),
    }
