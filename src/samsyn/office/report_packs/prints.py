"""The page that says what is in a pack, how it was made and what to bear in mind."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.documents import Block, Bullets, Column, Document, Heading, Note, Paragraph, Table
from samsyn.office.report_packs import wording
from samsyn.office.report_packs.queries import Held, Holdings
from samsyn.office.report_packs.rules import Kind
from samsyn.office.ui.languages import active_language


def readme(found: Holdings, taken: tuple[Held, ...]) -> Document:
    """Return the page in the active language; `taken` are the reports that are in the pack."""
    names = {"brand": found.brand, "period": wording.span_name(found.span)}
    return Document(
        title=_("Report pack, %(brand)s, %(period)s") % names,
        language=active_language(),
        dated=max(timezone.localdate(one.frozen_at) for one in taken),
        author=found.brand,
        head=found.brand,
        blocks=tuple(_blocks(found, taken)),
    )


def _blocks(found: Holdings, taken: tuple[Held, ...]) -> Iterator[Block]:
    yield Paragraph(
        _(
            "What the site has frozen of the period, as it was frozen. Nothing in it has been"
            " computed or written for the pack, and no draft is in it. The same reports give the"
            " same file, byte for byte."
        )
    )
    yield Note(
        _("Not everything is public"),
        _(
            "Only public reports are written for everybody. Reports to the steering group are"
            " written for it: look through them before you hand the pack on."
        ),
    )
    for kind in Kind:
        if rows := [one for one in taken if one.kind is kind]:
            yield Heading(wording.kind_name(kind))
            yield _table(kind, rows)
    yield from _left_out(found, taken)
    yield Heading(_("What the files are"))
    yield Bullets(wording.file_names())


def _table(kind: Kind, held: list[Held]) -> Table:
    columns = (
        Column(_("Report"), share=3),
        Column(_("Frozen")),
        Column(_("Approved by"), share=2),
        Column(_("Folder"), share=2),
    )
    rows = tuple(
        (
            wording.held_name(one),
            wording.frozen_on(one),
            wording.roles_name(one),
            f"{kind.value}/{one.name}",
        )
        for one in held
    )
    return Table(wording.kind_name(kind), columns, rows)


def _left_out(found: Holdings, taken: tuple[Held, ...]) -> Iterator[Block]:
    points = []
    for one in found.withdrawn:
        said = _("%(report)s: withdrawn. %(why)s")
        why = one.withdrawn[2 if active_language() == "en" else 1] if one.withdrawn else ""
        points.append(said % {"report": wording.held_name(one), "why": why})
    points += [
        _("%(report)s: there is no result yet, or its counts are too few to leave the room.")
        % {"report": wording.held_name(one)}
        for one in found.held
        if one not in taken
    ]
    if points:
        yield Heading(_("What is not in it"))
        yield Bullets(tuple(points))
