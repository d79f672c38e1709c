"""What an analysis found, as plain figures. No tables."""

from samsyn.office.problem_analysis.rules.findings import (
    FEWEST,
    Findings,
    Hexagon,
    ListedRelation,
    Row,
    Section,
    Spread,
    digest_of,
    read_findings,
    written_findings,
)
from samsyn.office.problem_analysis.rules.snapshot import Snapshot, read_snapshot

__all__ = [
    "FEWEST",
    "Findings",
    "Hexagon",
    "ListedRelation",
    "Row",
    "Section",
    "Snapshot",
    "Spread",
    "digest_of",
    "read_findings",
    "read_snapshot",
    "written_findings",
]
