"""The pages of returns: a site's own, and the national support's."""

from samsyn.office.national.views.nation import (
    nation,
    received,
    received_file,
    site,
    take_in,
)
from samsyn.office.national.views.opening import data_file, open_data
from samsyn.office.national.views.own import (
    again,
    made,
    made_file,
    own_returns,
    package,
    prepare,
)

__all__ = [
    "again",
    "data_file",
    "made",
    "made_file",
    "nation",
    "open_data",
    "own_returns",
    "package",
    "prepare",
    "received",
    "received_file",
    "site",
    "take_in",
]
