"""All frozen reports of a period as one file, with a manifest: the same bytes twice."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

import samsyn
from samsyn.documents import write_html
from samsyn.interchange.result_packs import digest_of, packed
from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.outcomes.changes import CannotRecord
from samsyn.office.report_packs import prints, queries, wording
from samsyn.office.report_packs.adapters.parts import LANGUAGES, files_of
from samsyn.office.report_packs.changes import CannotPack, note_taken_out
from samsyn.office.report_packs.queries import Held, Holdings
from samsyn.office.report_packs.rules import Span
from samsyn.office.steering.queries import room_of

FORMAT: Final = "samsyn-report-pack-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPack:
    """A file that is handed over, and its SHA-256."""

    name: str
    content: bytes
    digest: str
    reports: int


@transaction.atomic
def make_pack(actor: Actor, span: Span, *, now: datetime, site: str = "") -> ReportPack:
    """Return everything that the actor's site has frozen of a period, and note that it leaves.

    Raises `NotPermitted` for who does not keep the steering, and `CannotPack` for a period that
    has not ended or of which nothing is frozen, or where `site` is not the one whose steering the
    actor reads.
    """
    room = room_of(actor)
    access.require(actor, Deed.KEEP_STEERING, about=RoomItself(room.room_id))
    if span.last > timezone.localdate(now):
        raise CannotPack(_("The period has not ended. A pack holds what is over."))
    found = queries.holdings(actor, room, span)
    if site not in ("", found.site):
        raise CannotPack(
            _("You keep the steering of another site: %(site)s.") % {"site": found.site}
        )
    files, taken = _collected(actor, found, now=now)
    if not taken:
        nothing = _("Nothing is frozen of the period: %(period)s. Drafts never leave.")
        raise CannotPack(nothing % {"period": wording.span_name(span)})
    for language in LANGUAGES:
        with translation.override(language):
            files[f"README.{language}.html"] = write_html(prints.readme(found, tuple(taken)))
    content = packed(files, _about(found, taken))
    digest = digest_of(content)
    note_taken_out(actor, room.room_id, tuple(taken), digest=digest)
    return ReportPack(
        name=f"report-pack-{found.site}-{span.name}.zip",
        content=content,
        digest=digest,
        reports=len(taken),
    )


def _collected(
    actor: Actor, found: Holdings, *, now: datetime
) -> tuple[dict[str, bytes], dict[Held, list[str]]]:
    """Return every file by its path, and the paths of each report that is in the pack."""
    files: dict[str, bytes] = {}
    taken: dict[Held, list[str]] = {}
    for one in found.held:
        try:
            own = files_of(actor, found, one, now=now)
        except CannotRecord:  # no result yet, or too few to tell: the page on the pack says so
            continue
        paths = {f"{one.kind}/{one.name}/{name}": content for name, content in own.items()}
        files |= paths
        taken[one] = sorted(paths)
    return files, taken


def _about(found: Holdings, taken: dict[Held, list[str]]) -> dict[str, Any]:
    """Return the manifest but for the marks of files: nothing of when, where and by whom."""
    span = found.span
    return {
        "format": FORMAT,
        "software": samsyn.__version__,
        "site": found.site,
        "period": span.name,
        "first": span.first.isoformat() if span.first else None,
        "last": span.last.isoformat(),
        "parts": [{**_part(one), "files": paths} for one, paths in taken.items()],
        "left_out": [
            *({**_part(one), "why": "withdrawn"} for one in found.withdrawn),
            *({**_part(one), "why": "no result"} for one in found.held if one not in taken),
        ],
    }


def _part(held: Held) -> dict[str, Any]:
    return {
        "kind": held.kind.value,
        "number": held.number,
        "version": held.version,
        "first": held.first.isoformat() if held.first else None,
        "last": held.last.isoformat() if held.last else None,
        "frozen_on": timezone.localdate(held.frozen_at).isoformat(),
        "approved_by_roles": list(held.roles),
        "sha256_of_text": held.digest,
    }
