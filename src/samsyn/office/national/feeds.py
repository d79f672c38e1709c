"""What is handed out as open data: every figure of the returns on a row, and what each column is.

Only what the returns hold, but for the name of who approved them. English names and codes, so that
the files are the same for everybody who fetches them.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from io import BytesIO
from typing import Final

from samsyn.interchange.writing import Cell, write_csv
from samsyn.office.national.queries import ReturnShown
from samsyn.office.national.rules import ReturnText, SeriesTold
from samsyn.sealing.seals import hash_of

LICENCE: Final = "CC0-1.0"
LICENCE_HREF: Final = "https://creativecommons.org/publicdomain/zero/1.0/"
FIGURES, DICTIONARY, PACKAGE = "figures.csv", "dictionary.csv", "returns.json"

# name, type, unit ("" is none), what it holds
COLUMNS: Final[Sequence[tuple[str, str, str, str]]] = (
    ("site", "string", "", "Key of the site."),
    ("site_name", "string", "", "Name of the site."),
    ("municipalities", "string", "", "SCB's codes of the site's municipalities, with spaces."),
    ("quarter", "string", "", "The quarter that the return is for, as 2026-Q3."),
    ("edition", "integer", "", "1, and one more for each return that replaced it."),
    ("made_on", "date", "", "The day on which the return was made; the start-up stands as then."),
    ("part", "string", "", "start_up, agreements, activity, fidelity or outcomes."),
    ("name", "string", "", "What is told: a code of the dictionary, or the name of the series."),
    ("area", "string", "", "The area of a series."),
    ("period", "string", "", "First period of the figure: 2026-07, 2026-Q3 or 2026."),
    ("last_period", "string", "", "Last period, where several were added up."),
    ("value", "number", "as unit says", "The figure; empty if it was withheld or there is none."),
    ("low", "number", "as unit says", "Lower limit that the source of the series gives."),
    ("high", "number", "as unit says", "Upper limit that the source of the series gives."),
    ("withheld", "boolean", "", "Whether the count is too small, or would give a small one away."),
    ("state", "string", "", "State of a core element or phase of the start-up, as a code."),
    ("day", "date", "", "When a core element last happened, a step was proved, an agreement ends."),
    ("due", "date", "", "When a core element is due again."),
    ("unit", "string", "", "What the figure counts or measures."),
    ("family", "string", "", "Goal: violence, safety, police_resources or other_resources."),
    ("kind", "string", "", "events, share (per cent) or amount."),
    ("definition", "string", "", "What is counted, in the site's words."),
    ("source", "string", "", "Where the series comes from."),
    ("as_of", "date", "", "On which day the series was known so."),
    ("comparison", "boolean", "", "Whether the series is of a place without the strategy."),
    ("left_out", "boolean", "", "Whether the site leaves the period out of what it computes."),
    ("inhabitants", "integer", "people", "Inhabitants of the site's area; empty if not given."),
    ("inhabitants_source", "string", "", "Where that number comes from."),
    ("threshold", "integer", "people or events", "Counts from 1 to below it are withheld."),
    ("remark", "string", "", "The site's remark on the return."),
    ("digest", "string", "", "SHA-256 of the return as it was signed."),
)
# What stands under `name` and `state`: the code, its column, its unit, what it counts or says.
CODES: Final[Sequence[tuple[str, str, str, str]]] = (
    ("phase", "code of name", "", "Phase of the start-up; the day is since when it is ready."),
    ("own_steps", "code of name", "steps", "Steps of the start-up that the site has added."),
    ("own_steps_done", "code of name", "steps", "Those of them that are done."),
    ("in_force", "code of name", "agreements", "Agreements in force on the quarter's last day."),
    ("call_ins", "code of name", "call-ins", "Call-ins held in the quarter."),
    ("called", "code of name", "people", "Called to a call-in for the first time in the quarter."),
    ("met", "code of name", "people", "Met in a talk for the first time in the quarter."),
    ("met_ever", "code of name", "people", "Met in a talk since the beginning."),
    ("rounds", "code of name", "rounds", "Rounds of consequences begun in the quarter."),
    ("promises_kept", "code of name", "promises", "Called upon and kept, at the quarter's end."),
    ("promises_broken", "code of name", "promises", "Called upon and broken, at its end."),
    ("kept_up", "code of state", "", "The core element was not overdue when the quarter ended."),
    ("overdue", "code of state", "", "The core element was due again before the quarter ended."),
    ("never", "code of state", "", "The core element had never happened."),
    ("unknown", "code of state", "", "The site records nothing of the core element."),
)
_UNITS: Final = {code: unit for code, _column, unit, _about in CODES}
_NAMES: Final = tuple(name for name, *_rest in COLUMNS)
_HEADER: Final = ("column", "type", "unit", "definition")
_UNSIGNED: Final = "made_by"  # the name of somebody of the staff is no open data


def figures(returns: Iterable[ReturnShown]) -> bytes:
    """Return every figure as CSV, in UTF-8. No cell can run as a formula."""
    stream = BytesIO()
    rows = ([row.get(name) for name in _NAMES] for one in returns for row in _rows(one))
    write_csv(stream, _NAMES, rows)
    return stream.getvalue()


def dictionary() -> bytes:
    """Return what each column of the figures holds, and then each code, as CSV."""
    stream = BytesIO()
    write_csv(stream, _HEADER, [*COLUMNS, *CODES])
    return stream.getvalue()


def package(returns: Sequence[ReturnShown]) -> bytes:
    """Return the returns as JSON, with licence, dictionary, and the digest of the CSV."""
    found = {
        "name": "samsyn-national-returns",
        "licence": {"name": LICENCE, "path": LICENCE_HREF},
        "figures": {"path": FIGURES, "sha256": digest(figures(returns))},
        "dictionary": [dict(zip(_HEADER, row, strict=True)) for row in (*COLUMNS, *CODES)],
        "returns": [
            {
                **{name: part for name, part in asdict(one.text).items() if name != _UNSIGNED},
                "digest": one.digest,
            }
            for one in returns
        ],
    }
    return (json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def digest(content: bytes) -> str:
    """Return the SHA-256 of a file of UTF-8 text, in hexadecimal."""
    return hash_of(content.decode())


Row = dict[str, Cell]


def _rows(one: ReturnShown) -> Iterator[Row]:
    text = one.text
    about: Row = {
        "site": text.site,
        "site_name": text.site_name,
        "municipalities": " ".join(text.municipalities),
        "quarter": text.quarter,
        "edition": text.edition,
        "made_on": text.made_on,
        "inhabitants": text.inhabitants or None,
        "inhabitants_source": text.inhabitants_source,
        "threshold": text.threshold,
        "remark": text.remark,
        "digest": one.digest,
    }
    for row in (*_start_up(text), *_work(text), *_outcomes(text)):
        yield {**about, **row}


def _start_up(text: ReturnText) -> Iterator[Row]:
    yield {"part": "start_up", "name": "phase", "state": text.phase, "day": text.ready_on}
    for one in text.steps:
        yield {"part": "start_up", "name": one.task, "state": one.phase, "day": one.done_on}
    yield {"part": "start_up", "name": "own_steps", "value": text.own_steps, "unit": "steps"}
    done = text.own_steps_done
    yield {"part": "start_up", "name": "own_steps_done", "value": done, "unit": "steps"}
    yield {
        "part": "agreements",
        "name": "in_force",
        "value": text.agreements,
        "unit": "agreements",
        "day": text.agreements_end_on,
    }


def _work(text: ReturnText) -> Iterator[Row]:
    for one in text.activity:
        yield {
            "part": "activity",
            "name": one.measure,
            "period": text.quarter,
            "value": one.count,
            "withheld": one.count is None,
            "unit": _UNITS[one.measure],
        }
    for element in text.fidelity:
        yield {
            "part": "fidelity",
            "name": element.element,
            "state": element.state,
            "day": element.last_on,
            "due": element.due_on,
        }


def _outcomes(text: ReturnText) -> Iterator[Row]:
    for series in text.series:
        words = _words(series)
        for one in series.values:
            yield {
                **words,
                "period": one.period,
                "value": one.value,
                "low": one.low,
                "high": one.high,
                "withheld": one.value is None,
                "left_out": one.is_left_out,
            }
        for told in series.sums:
            yield {
                **words,
                "period": told.first,
                "last_period": told.last,
                "value": told.count,
                "withheld": told.count is None,
            }


def _words(series: SeriesTold) -> Row:
    return {
        "part": "outcomes",
        "name": series.name,
        "area": series.area,
        "unit": series.unit,
        "family": series.family,
        "kind": series.kind,
        "definition": series.definition,
        "source": series.source,
        "as_of": series.as_of,
        "comparison": series.is_comparison,
    }
