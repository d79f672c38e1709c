"""Everything that pages read of requests and contests."""

from samsyn.office.rights.queries.contested import open_contests
from samsyn.office.rights.queries.contests import (
    Contestable,
    ContestablePerson,
    ContestLine,
    contest_sheet,
    contestable,
    contests,
)
from samsyn.office.rights.queries.pages import (
    Line,
    RequestHead,
    RequestSheet,
    candidates,
    owners,
    request_sheet,
    requests,
)
from samsyn.office.rights.queries.rooms import answering_rooms

__all__ = [
    "ContestLine",
    "Contestable",
    "ContestablePerson",
    "Line",
    "RequestHead",
    "RequestSheet",
    "answering_rooms",
    "candidates",
    "contest_sheet",
    "contestable",
    "contests",
    "open_contests",
    "owners",
    "request_sheet",
    "requests",
]
