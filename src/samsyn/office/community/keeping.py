"""Organisations are not people."""

from samsyn.office.access.keeping import HoldsNobody
from samsyn.office.community.models import Organisation

KEEPING = (HoldsNobody(Organisation, "names of organisations"),)
