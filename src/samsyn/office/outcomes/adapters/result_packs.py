"""A frozen plan's result as one file: data, plan, figures, tables, and text in both languages.

The same plan, day and program give the same bytes. Counts that no source publishes pass through
releases; where a single one is withheld, nothing leaves from which it could be worked out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

import samsyn
from samsyn import charts
from samsyn.charts.findings.evaluations import evaluation_sentences, evaluation_title
from samsyn.interchange.result_packs import csv_bytes, packed
from samsyn.office.access import Actor
from samsyn.office.outcomes import changes, pictures, queries, tables, wording
from samsyn.office.outcomes.changes import CannotRecord, TakingOut
from samsyn.office.outcomes.queries import PlanPage
from samsyn.office.outcomes.tables import Judged

FORMAT = "samsyn-result-pack-1"
LANGUAGES = ("sv", "en")
SHORT = 12  # letters of a digest in a name


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPack:
    """A file that is handed over."""

    name: str
    content: bytes


def make_pack(actor: Actor, plan_id: UUID, *, as_of: date, now: datetime) -> ResultPack:
    """Return the pack of a plan, with the values that were known on a day.

    Raises `NotVisible`; `NotPermitted`; `CannotRecord` where the plan has no result yet, or where
    its counts are too few to leave the room.
    """
    page = queries.plan_page(actor, plan_id, today=as_of)
    found = tables.judged(page)
    if found.found is None:
        raise CannotRecord(*wording.result_sentences(found))
    counts = tables.unpublished_counts(page, found)
    told = changes.take_out(
        actor,
        TakingOut(plan_id=plan_id, as_of=as_of, cells=counts.cells, asks=counts.asks),
        now=now,
    )
    if tables.is_too_small(told):
        raise CannotRecord(
            _(
                "The counts are too few to leave the room, and no source publishes them. The"
                " result can be read on its page."
            )
        )
    shown = tables.without_courses(found) if tables.withheld(told) else found
    series = [one.indicator.id for one in tables.used_series(page, found)]
    known = queries.known_values(actor, series, as_of=as_of)
    files = {
        "plan.json": page.shown.text.encode(),
        "deviations.csv": csv_bytes(
            ("day", "what", "why"),
            ((one.happened_on, one.what, one.why) for one in page.shown.deviations),
        ),
        **tables.data_files(page, found, known, told),
        **tables.result_files(shown),
        **dict(_in_words(page, shown, has_withheld=tables.withheld(told))),
    }
    about = {
        "format": FORMAT,
        "plan": page.shown.digest,
        "as_of": as_of.isoformat(),
        "software": samsyn.__version__,
        "seed": page.shown.plan.seed,
        "withheld": sum(one.count is None for one in told.values()),
        "published": {
            str(one.indicator.id): one.indicator.is_published
            for one in tables.used_series(page, found)
        },
    }
    name = f"result-{page.shown.digest[:SHORT]}-{as_of.isoformat()}.zip"
    return ResultPack(name=name, content=packed(files, about))


def _in_words(page: PlanPage, found: Judged, *, has_withheld: bool) -> Iterator[tuple[str, bytes]]:
    for language in LANGUAGES:
        with translation.override(language):
            figures = _figures(page, found, has_withheld=has_withheld)
            for name, picture in figures.items():
                yield f"figures/{name}.{language}.svg", picture.encode()
            context = {
                "page": page,
                "found": found,
                "language": language,
                "result": [*wording.result_sentences(found)],
                "concluded": wording.conclusions(found, tables.planned_clock(page, found)),
                "answer": wording.answer_parts(found),
                "moved": wording.moved_sentences(page),
                "figures": figures,
                "words": wording.all_words(),
                "say": wording.SAY,
                "has_withheld": has_withheld,
            }
            yield f"text.{language}.html", render_to_string("outcomes/pack.html", context).encode()


def _figures(page: PlanPage, found: Judged, *, has_withheld: bool) -> dict[str, str]:
    """Return each picture as a file of its own: the estimate, and what tells single periods."""
    if found.found is None or found.of is None:
        return {}
    methods = wording.all_words()["methods"]
    drawn = pictures.planned(
        found, unit=page.own.indicator.unit, name=str(methods[page.shown.plan.method])
    )
    names = ["estimate", *(["placebos"] if found.found.placebos else []), "course"]
    title, sentences = evaluation_title(found.found, found.of), evaluation_sentences(found.found)
    return {
        name: charts.svg_file(title, [chart], sentences=sentences)
        for name, chart in zip(names, drawn, strict=True)
        if name == "estimate" or not has_withheld
    }
