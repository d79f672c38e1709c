"""Promises are made to groups."""

from samsyn.office.access.keeping import HoldsNobody
from samsyn.office.promises.models import Promise

KEEPING = (HoldsNobody(Promise, "what was promised to groups; its groups have rows of their own"),)
