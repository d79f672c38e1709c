"""How long groups are kept."""

from samsyn.office.access.keeping import Kept
from samsyn.office.groups.models import Group
from samsyn.vocabulary.retention import KeptKind

KEEPING = (Kept(kind=KeptKind.GROUP, model=Group, prefix="G"),)
