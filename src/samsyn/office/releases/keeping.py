"""Counts of months and areas. Nobody stands behind a row."""

from samsyn.office.access.keeping import HoldsNobody
from samsyn.office.releases.models import ReportRelease

KEEPING = (HoldsNobody(ReportRelease, "counts that reports told or withheld"),)
