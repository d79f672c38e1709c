"""Counts, days and what coordinators write of the work. Nobody stands behind a row."""

from samsyn.office.access.keeping import HoldsNobody
from samsyn.office.steering_reports.models import GivenReport, ReportDraft

KEEPING = (
    HoldsNobody(ReportDraft, "what coordinators write of a period"),
    HoldsNobody(GivenReport, "counts and days of a period"),
)
