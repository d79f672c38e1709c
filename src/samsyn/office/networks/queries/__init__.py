"""The networks of people and groups that the reader's rooms hold on a day."""

from samsyn.office.networks.queries.contacts import KINDS, SUSPECTED_TOGETHER, Contact
from samsyn.office.networks.queries.groups import NamedGroup, Standing, groups_of
from samsyn.office.networks.queries.pictured import (
    MOST_PICTURED,
    ROWS_A_PAGE,
    Choice,
    NetworkPicture,
    Part,
    PicturedPerson,
    network_on,
    today_for,
)
from samsyn.office.networks.queries.violence import GroupViolence, violence_of_groups

__all__ = [
    "KINDS",
    "MOST_PICTURED",
    "ROWS_A_PAGE",
    "SUSPECTED_TOGETHER",
    "Choice",
    "Contact",
    "GroupViolence",
    "NamedGroup",
    "NetworkPicture",
    "Part",
    "PicturedPerson",
    "Standing",
    "groups_of",
    "network_on",
    "today_for",
    "violence_of_groups",
]
