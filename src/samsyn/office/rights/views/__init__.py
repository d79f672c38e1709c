"""Pages of people's requests and of what they contest."""

from samsyn.office.rights.views.contests import contest, settle
from samsyn.office.rights.views.packs import pack_data, pack_pdf
from samsyn.office.rights.views.requests import (
    answer,
    extend,
    find,
    gather,
    overview,
    register,
    request_page,
)

__all__ = [
    "answer",
    "contest",
    "extend",
    "find",
    "gather",
    "overview",
    "pack_data",
    "pack_pdf",
    "register",
    "request_page",
    "settle",
]
