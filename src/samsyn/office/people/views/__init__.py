"""Pages on which people are listed, recorded, corrected, linked and restricted.

The page of one person joins groups and incidents and is therefore in `dossiers`.
"""

from samsyn.office.people.views.claims import add_name, add_number, add_tie, withdraw_name
from samsyn.office.people.views.links import link, matches, undo_link
from samsyn.office.people.views.people import edit, people, record
from samsyn.office.people.views.restrictions import lift, restrict

__all__ = [
    "add_name",
    "add_number",
    "add_tie",
    "edit",
    "lift",
    "link",
    "matches",
    "people",
    "record",
    "restrict",
    "undo_link",
    "withdraw_name",
]
