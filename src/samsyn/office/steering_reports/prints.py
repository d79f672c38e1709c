"""A report as a document: the lines of the page, and how each measure is counted."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from samsyn import charts, formats
from samsyn.documents import (
    Block,
    Bullets,
    Cell,
    Column,
    ColumnKind,
    Document,
    Figure,
    Heading,
    Link,
    Note,
    Paragraph,
    Table,
    table_of_words,
)
from samsyn.office.steering_reports import pictures
from samsyn.office.steering_reports.queries import GivenPage
from samsyn.office.steering_reports.rules import MEASURES, Measure, Section
from samsyn.office.steering_reports.wording import (
    DEFINITIONS,
    GUARD,
    GUARDED,
    Line,
    ReportLines,
    lines_of,
)
from samsyn.office.ui.languages import active_language

_COUNTED = (Section.PROMISES, Section.REACHED)
_MADE_BY = "Samsyn"


def report_document(page: GivenPage) -> Document:
    """Return a report that was given as a document in the reader's language."""
    lines = lines_of(page.snapshot)
    given = {
        "day": formats.long_date(page.line.on, language=active_language()),
        "name": page.line.by,
        "number": page.line.number,
    }
    foot = _("Given to the steering group %(day)s by %(name)s.") % given
    if page.line.number > 1:
        foot += " " + _("Version %(number)s.") % given
    return Document(
        title=lines.title,
        language=active_language(),
        dated=page.line.on,
        author=page.line.by,
        subject=lines.period,
        keywords=(_MADE_BY,),
        head=page.room.name,
        foot=foot,
        blocks=tuple(_blocks(lines, pictures.changes(lines.series))),
    )


def _blocks(lines: ReportLines, chart: charts.Chart | None) -> Iterator[Block]:
    yield from map(Paragraph, lines.summary)
    yield from _written(_("Decisions asked for"), lines.decisions)
    yield from _written(_("Risks"), lines.risks)
    yield from _table_of(lines, Section.ASKING)
    for section in _COUNTED:
        yield from _table_of(lines, section, is_over_time=True)
    yield from _support(lines)
    yield from _elements(lines)
    yield from _outcomes(lines, chart)
    yield from _definitions()


def _written(title: str, points: tuple[str, ...]) -> Iterator[Block]:
    yield Heading(title)
    yield Bullets(points) if points else Paragraph(_("None."))


def _table_of(
    lines: ReportLines, section: Section, *, is_over_time: bool = False
) -> Iterator[Block]:
    held = [one for one in lines.sections[section] if not one.said]
    yield Heading(lines.headings[section])
    columns = [Column(_("Indicator"), share=4), Column(lines.period, ColumnKind.NUMBER, share=2)]
    if is_over_time:
        columns += [
            Column(lines.before, ColumnKind.NUMBER, share=2),
            Column(_("Twelve months"), ColumnKind.NUMBER, share=2),
        ]
    else:
        columns[1] = Column(_("Number"), ColumnKind.NUMBER, share=2)
    rows = [_row(one)[: len(columns)] for one in held]
    caption = _dated(lines.headings[section], lines)
    if is_over_time:
        caption = f"{lines.headings[section]}, {lines.within}"
    yield Table(caption, tuple(columns), tuple(rows))
    if said := [one for one in lines.sections[section] if one.said]:
        columns_said = (Column(_("Step"), share=2), Column(_("How long it took"), share=4))
        rows_said = tuple((_link(one.measure), one.said) for one in said)
        yield Table(_("How long the steps took"), columns_said, rows_said)


def _row(line: Line) -> tuple[Cell, ...]:
    return (_link(line.measure), line.now, line.before, line.year)


def _dated(title: str, lines: ReportLines) -> str:
    return f"{title}, {formats.dated(lines.drawn_up, language=active_language())}"


def _link(measure: Measure) -> Link:
    return Link(str(DEFINITIONS[measure].name), f"#{measure.value}")


def _support(lines: ReportLines) -> Iterator[Block]:
    title = lines.headings[Section.SUPPORT]
    yield Heading(title)
    if not lines.sections[Section.SUPPORT]:
        yield Paragraph(_("No counts of support are published yet."))
        return
    columns = (
        Column(_("Indicator"), share=3),
        Column(_("Number")),
        Column(_("Where and when"), share=2),
    )
    rows = ((_link(one.measure), one.now, one.said) for one in lines.sections[Section.SUPPORT])
    yield Table(_("Published counts of support"), columns, tuple(rows))


def _elements(lines: ReportLines) -> Iterator[Block]:
    title = lines.headings[Section.FIDELITY]
    yield Heading(title)
    yield Paragraph((Link(_("How an element is judged"), f"#{Measure.ELEMENTS.value}"),))
    columns = (
        Column(_("Element"), share=4),
        Column(_("State"), share=2),
        Column(_("Last done"), share=2),
        Column(_("Next due"), share=2),
    )
    rows = ((one.name, one.state_word, one.last_on, one.due_on) for one in lines.elements)
    yield Table(_dated(title, lines), columns, tuple(rows))


def _outcomes(lines: ReportLines, chart: charts.Chart | None) -> Iterator[Block]:
    yield Heading(lines.headings[Section.OUTCOMES])
    if not lines.series:
        yield Paragraph(_("No series of outcomes is kept yet."))
        return
    links = (Measure.NEWEST, Measure.CHANGE, Measure.CLOCK)
    yield Paragraph(tuple(part for one in links for part in (_link(one), " · "))[:-1])
    family = ""
    for one in lines.series:
        if one.family != family:
            family = one.family
            yield Heading(family, level=3)
        yield Heading(f"{one.name}, {one.area}", level=4)
        yield Paragraph(_("Newest value: %(value)s.") % {"value": one.newest})
        yield Paragraph(" ".join(filter(None, (one.change, one.clock))))
        yield Paragraph(_("Source: %(source)s") % {"source": one.source})
    if chart:
        yield Heading(_("The changes beside one another"), level=3)
        yield _figure(chart)


def _figure(chart: charts.Chart) -> Figure:
    title = _("Change since the start, with its interval")
    return Figure(
        title=title,
        description=_("%(title)s. The table that follows says the same.") % {"title": title},
        svg=charts.svg_file("", [chart]),
        twin=table_of_words(chart.twin_label, chart.twin.columns, chart.twin.rows),
    )


def _definitions() -> Iterator[Block]:
    yield Heading(_("How the measures are counted"))
    yield Note(_("Small numbers"), str(GUARD))
    for held in MEASURES.values():
        for measure in held:
            one = DEFINITIONS[measure]
            yield Heading(str(one.name), level=3, name=measure.value)
            guard = f" {GUARD}" if measure in GUARDED else ""
            yield Paragraph(f"{one.counted} {one.formula}{guard}")
            yield Paragraph(
                _("Source: %(source)s Time: %(time)s") % {"source": one.source, "time": one.time}
            )
