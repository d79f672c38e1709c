"""Who may see and do what, stated once: Actor, Deed, visibility, the gate, Permit.

Feature apps import these names from here; this app knows none of them.
"""

from samsyn.office.access.actors import Actor, Opened, RoomRole, actor_for
from samsyn.office.access.codes import code_for, identifiers_of
from samsyn.office.access.context import acting_as, streaming_as
from samsyn.office.access.deeds import Deed, roles_granting
from samsyn.office.access.doors import door_of
from samsyn.office.access.duties import (
    Duty,
    DutyKind,
    duties,
    late_in_site,
    register_duties,
    steered_rooms,
)
from samsyn.office.access.gate import Permit, RoomItself, get_visible, require, visible_to
from samsyn.office.access.lapsing import in_use, register_lapsed
from samsyn.office.access.linked import Linked, linked, once
from samsyn.office.access.many import is_any_of
from samsyn.office.access.newest import newest
from samsyn.office.access.open_part import in_the_open
from samsyn.office.access.placing import beside, in_room
from samsyn.office.access.refusals import NotPermitted, NotVisible, Refusal
from samsyn.office.access.staff import staff_who_may
from samsyn.office.access.versions import (
    ChangedMeanwhile,
    lock_visible,
    refuse_stale,
    revisable,
    revise,
    saved_last,
)
from samsyn.office.access.walls import Wall, walls
from samsyn.office.access.writing import write_rows

__all__ = [
    "Actor",
    "ChangedMeanwhile",
    "Deed",
    "Duty",
    "DutyKind",
    "Linked",
    "NotPermitted",
    "NotVisible",
    "Opened",
    "Permit",
    "Refusal",
    "RoomItself",
    "RoomRole",
    "Wall",
    "acting_as",
    "actor_for",
    "beside",
    "code_for",
    "door_of",
    "duties",
    "get_visible",
    "identifiers_of",
    "in_room",
    "in_the_open",
    "in_use",
    "is_any_of",
    "late_in_site",
    "linked",
    "lock_visible",
    "newest",
    "once",
    "refuse_stale",
    "register_duties",
    "register_lapsed",
    "require",
    "revisable",
    "revise",
    "roles_granting",
    "saved_last",
    "staff_who_may",
    "steered_rooms",
    "streaming_as",
    "visible_to",
    "walls",
    "write_rows",
]
