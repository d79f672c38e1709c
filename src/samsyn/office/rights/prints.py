"""The answer as a PDF for the person, and as data that a machine reads."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samsyn.office.printing import Template, document, part
from samsyn.office.rights import wording
from samsyn.office.rights.queries import Line, RequestHead, RequestSheet
from samsyn.office.ui import terms
from samsyn.office.ui.languages import active_language
from samsyn.vocabulary.rights import LineDecision, RequestOutcome, WithholdGround

TEMPLATE: Final = Template("rights/typst/pack.typ")
SILENT: Final = (WithholdGround.INVESTIGATION, WithholdGround.INTELLIGENCE)
FORM: Final = "samsyn/subject-access/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRow:
    """One row: what it is, what stands in it, and why something does not."""

    heading: str
    pairs: tuple[tuple[str, str], ...] = ()
    withheld: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """What the template reads."""

    kicker: str
    watermark: str
    sentences: tuple[str, ...] = part(gettext_lazy("Text of the letter"))
    told_heading: str
    rows: tuple[PackRow, ...] = ()


def pack_pdf(sheet: RequestSheet) -> bytes:
    """Return the answer as a PDF; the same form when nothing is held. Raises `CannotPrint`."""
    head = sheet.head
    language = active_language()
    pack = Pack(
        kicker=f"{head.controller} · {head.code}",
        watermark=_watermark(head),
        sentences=tuple(wording.answer_lines(sheet)),
        told_heading=_("What is held of you"),
        rows=tuple(_row(line) for line in _spoken_of(sheet)),
    )
    return document(TEMPLATE, pack, title=_("Answer to your request"), language=language)


def pack_data(sheet: RequestSheet) -> dict[str, Any]:
    """Return the answer as data: the same rows, columns by their own names."""
    head = sheet.head
    return {
        "form": FORM,
        "request": head.code,
        "watermark": _watermark(head),
        "controller": head.controller,
        "room": head.room_name,
        "regime": head.regime,
        "received_on": head.received_on.isoformat(),
        "answered_at": head.answered_at.isoformat() if head.answered_at else None,
        "outcome": head.outcome.value if head.outcome else None,
        "ground": head.ground.value if head.ground else None,
        "rows": [_told(line) for line in _spoken_of(sheet)],
    }


def _watermark(head: RequestHead) -> str:
    if head.answered_at is None:
        return _("Preview, not to be sent · %(code)s") % {"code": head.code}
    return _("Copy for %(name)s · %(code)s") % {"name": head.name, "code": head.code}


def _spoken_of(sheet: RequestSheet) -> list[Line]:
    """Return the rows that the answer speaks of: a refusal of all of them confirms none.

    Nor does it name what is withheld for an investigation: that it is there would tell of it.
    """
    if sheet.head.outcome is RequestOutcome.REFUSED:
        return []
    return [line for line in sheet.lines if line.ground not in SILENT]


def _row(line: Line) -> PackRow:
    masked = line.decision is LineDecision.MASK
    pairs = wording.contents(line, masked=masked) if _is_told(line) else []
    return PackRow(
        heading=wording.table(line.held_in), pairs=tuple(pairs), withheld=_withheld(line)
    )


def _withheld(line: Line) -> str:
    if line.decision is None:
        return _("Not decided")
    if line.ground is None:
        return ""
    return f"{terms.word(line.decision)}: {wording.withheld(line.ground)}"


def _told(line: Line) -> dict[str, Any]:
    masked = line.decision is LineDecision.MASK
    values = {
        name: told for name, told in line.contents if not (masked and wording.is_written(told))
    }
    return {
        "held_in": line.held_in,
        "decision": line.decision.value if line.decision else None,
        "ground": line.ground.value if line.ground else None,
        "values": values if _is_told(line) else {},
    }


def _is_told(line: Line) -> bool:
    """Whether something of a row is told: of one that nobody has decided, nothing is."""
    return line.decision in (LineDecision.TELL, LineDecision.MASK)
