"""Words for who from outside has read in a room."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samsyn.office.oversight.queries import OPERATOR, DigestLine, Way
from samsyn.office.oversight.wording.logs import WAYS
from samsyn.office.ui import terms
from samsyn.vocabulary.rooms import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestLineText:
    """One line in words."""

    agency: str
    role: str
    what: str
    staff: int
    readings: int
    people: int


def digest_lines(lines: Iterable[DigestLine]) -> list[DigestLineText]:
    """Return lines in words, in their order."""
    return [
        DigestLineText(
            agency=_agency(line),
            role=terms.word(Role(line.role)) if line.role in set(Role) else "",
            what=_("Commands") if line.role == OPERATOR else str(WAYS[Way(line.way)]),
            staff=line.staff,
            readings=line.readings,
            people=line.people,
        )
        for line in lines
    ]


def _agency(line: DigestLine) -> str:
    if line.role == OPERATOR:
        return _("Whoever runs the installation")
    return line.agency or _("No agency of the site")
