"""A published report as a document: what its public page says, in the same order."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samsyn import charts, formats
from samsyn.documents import (
    Block,
    Bullets,
    Column,
    ColumnKind,
    Document,
    Figure,
    Heading,
    Link,
    Note,
    Paragraph,
    Strong,
    Table,
)
from samsyn.office.progress import pictures
from samsyn.office.progress.queries import Report
from samsyn.office.progress.rules import Draft, Section, Violence
from samsyn.office.progress.tables import Said, said
from samsyn.office.progress.wording import period
from samsyn.office.ui.languages import active_language

_MADE_BY = "Samsyn"


def report_document(report: Report) -> Document:
    """Return a published report as a document in the active language.

    The same revision gives the same document, until a later one overtakes it: then it says so.
    """
    snapshot, draft, spoken = report.snapshot, report.snapshot.draft, active_language()
    foot = _("Report number %(number)s, version %(version)s. Published %(day)s.") % {
        "number": snapshot.number,
        "version": snapshot.revision,
        "day": formats.dated(snapshot.published, language=spoken),
    }
    return Document(
        title=draft.headline.of(spoken),
        language=spoken,
        dated=snapshot.published,
        author=draft.brand,
        subject=period(*draft.days, begins=True),
        keywords=(_MADE_BY,),
        head=f"{draft.brand}, {draft.place}",
        foot=foot,
        blocks=tuple(_blocks(report)),
    )


def _blocks(report: Report) -> Iterator[Block]:
    draft, texts = report.snapshot.draft, said(report.snapshot.draft, active_language())
    yield from _standing(report)
    yield from _paragraphs(texts[Section.LEAD])
    yield _help(draft)
    yield from _strategy(draft, texts[Section.STRATEGY])
    yield Heading(_("What has been done"))
    yield from _done(draft, texts)
    yield from _violence(draft, texts)
    yield from _promises(draft)
    yield Heading(_("What comes next"))
    yield from _paragraphs(texts[Section.AHEAD])
    yield from _research(draft)
    yield from _contact(report)
    yield from _about(report)


def _standing(report: Report) -> Iterator[Block]:
    """Say since when it stands, and whether it corrects another or has been corrected itself."""
    snapshot = report.snapshot
    day = formats.dated(snapshot.published, language=active_language())
    yield Paragraph(_("Published %(day)s.") % {"day": day})
    if not report.is_newest:
        yield Note(
            _("This is an earlier version."),
            _("A corrected report has been published since. Read that one instead."),
        )
    if snapshot.changed.sv:
        yield Note(_("Corrected report."), snapshot.changed.of(active_language()))


def _help(draft: Draft) -> Note:
    title = _("Do you want to leave? Or are you worried about somebody?")
    given = draft.help
    if not given.number:
        return Note(
            title,
            _(
                "Call social services in your municipality and ask for help to leave. You need"
                " not say who you are."
            ),
        )
    words = [
        _("You talk to social services, not to the police. You need not say who you are."),
        _("Open %(hours)s.") % {"hours": given.open_hours} if given.open_hours else "",
        _("We call back within %(hours)s hours.") % {"hours": given.within_hours},
    ]
    parts: list[str | Strong | Link] = [Strong(given.number), " ", " ".join(filter(None, words))]
    if given.page:
        parts += [" ", Link(_("Other ways to reach us"), given.page)]
    return Note(title, tuple(parts))


def _strategy(draft: Draft, texts: Sequence[Said]) -> Iterator[Block]:
    yield Heading(_("What %(brand)s is") % {"brand": draft.brand})
    yield from _paragraphs(texts)
    if draft.message:
        yield Heading(_("The message"), level=3)
        yield from (Paragraph((Strong(one.of(active_language())),)) for one in draft.message)


def _done(draft: Draft, texts: Mapping[str, Sequence[Said]]) -> Iterator[Block]:
    spoken = active_language()
    large = {one.section: one for one in draft.stats}
    names = {
        Section.MEETINGS: _("Meetings"),
        Section.SUPPORT: _("Support"),
        Section.CONSEQUENCES: _("Consequences"),
        Section.COMMUNITY: _("The local community's part"),
    }
    for section, name in names.items():
        if section not in large and not texts[section]:
            continue
        yield Heading(name, level=3)
        if stat := large.get(section):
            yield Paragraph((Strong(stat.figure.of(spoken)), f" {stat.label.of(spoken)}"))
        yield from _paragraphs(texts[section])
    if draft.measures:
        yield Heading(_("What each partner did in raised focus"), level=3)
    for one in draft.measures:
        yield Paragraph((Strong(one.agency),))
        yield Bullets(tuple(what.of(spoken) for what in one.what))


def _violence(draft: Draft, texts: Mapping[str, Sequence[Said]]) -> Iterator[Block]:
    yield Heading(_("How the violence develops"))
    if draft.violence and draft.violence.years:
        yield _years(draft.violence)
    yield Heading(_("This is what the figures say"), level=3)
    yield Bullets(tuple(one.text for one in texts[Section.SAYS]))
    yield Heading(_("This is what they do not say"), level=3)
    unsaid = tuple(one.text for one in texts[Section.SAYS_NOT])
    yield Bullets(
        unsaid or (_("Whether the strategy has had an effect. That cannot be said yet."),)
    )
    if texts[Section.WHEN]:
        yield Heading(_("When will more be known?"), level=3)
        yield from _paragraphs(texts[Section.WHEN])


def _years(violence: Violence) -> Figure | Table:
    """Return the years as a picture with its table, or as a table where they cannot be drawn."""
    title = f"{violence.name}, {violence.area}"
    twin, chart = pictures.table(violence.years), pictures.years(violence)
    columns = (Column(twin.columns[0], share=2), Column(twin.columns[1], ColumnKind.NUMBER))
    table = Table(title, columns, twin.rows)
    if chart is None:
        return table
    return Figure(
        title=title,
        description=_("%(title)s. The table that follows says the same.") % {"title": title},
        svg=charts.svg_file("", [chart]),
        twin=table,
    )


def _promises(draft: Draft) -> Iterator[Block]:
    if not draft.promises:
        return
    yield Heading(_("What we promised, and how it went"))
    columns = (
        Column(_("Promise"), share=3),
        Column(pgettext("promises", "Kept"), ColumnKind.NUMBER),
        Column(pgettext("promises", "Broken"), ColumnKind.NUMBER),
        Column(_("Not called upon, or under way"), ColumnKind.NUMBER, share=2),
    )
    rows = tuple(
        (one.kind.of(active_language()), one.kept, one.broken, one.waiting)
        for one in draft.promises
    )
    yield Table(_("Promises made in the period"), columns, rows)


def _research(draft: Draft) -> Iterator[Block]:
    if not draft.evidence:
        return
    spoken = active_language()
    yield Heading(_("What research says"))
    for one in draft.evidence:
        yield Heading(one.study.of(spoken), level=3)
        yield Paragraph(one.finding.of(spoken))
        yield Paragraph(f"{_('How sure is it?')} {one.quality.of(spoken)}")
        yield Paragraph((Link(one.source, one.address),))


def _contact(report: Report) -> Iterator[Block]:
    snapshot = report.snapshot
    yield Heading(_("Contact"))
    if snapshot.contacts:
        yield Bullets(
            tuple(
                (
                    Strong(one.name),
                    f", {one.post}, " if one.post else ", ",
                    Link(one.address, f"mailto:{one.address}"),
                )
                for one in snapshot.contacts
            )
        )
    else:
        yield Paragraph(
            _("Ask the municipality's switchboard for %(brand)s.") % {"brand": snapshot.draft.brand}
        )
    yield Paragraph(
        _(
            "You can have the report in another format, such as large print or read aloud. Ask the"
            " contact."
        )
    )


def _about(report: Report) -> Iterator[Block]:
    snapshot, draft = report.snapshot, report.snapshot.draft
    violence = draft.violence
    yield Heading(_("About the figures"))
    yield _fact(
        _("Where they come from"),
        _("Computed from the partners' records for %(period)s. Nobody types a figure.")
        % {"period": period(*draft.days)},
    )
    if violence:
        counted = f"{violence.name}, {violence.area}. {violence.definition}"
        yield _fact(_("What is counted as violence"), counted)
        yield _fact(_("Source"), violence.source)
    small = _(
        "Counts of people and events from 1 to %(most)s are not shown, nor what they could be"
        " worked out from. It says “too few to be shown” there."
    )
    yield _fact(_("Small numbers"), small % {"most": draft.threshold - 1})
    once = _(
        "A person counts once: in the month in which they were first called, came or were met."
    )
    yield _fact(_("First time"), once)
    day = formats.dated(snapshot.published, language=active_language())
    mark = f"{day}. {_('Fingerprint (SHA-256)')}: {report.digest}"
    if not report.is_whole:
        mark += f" {_('The text no longer has this fingerprint.')}"
    yield _fact(_("Unchanged since"), mark)


def _fact(name: str, text: str) -> Paragraph:
    return Paragraph((Strong(f"{name}:"), f" {text}"))


def _paragraphs(texts: Sequence[Said]) -> Iterator[Block]:
    return (Paragraph(one.text) for one in texts)
