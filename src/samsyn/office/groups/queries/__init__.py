"""What pages read of groups: lists, sheets, rosters of any day, and choices for forms."""

from samsyn.office.groups.queries.claims import (
    GroupToEdit,
    RelationToEdit,
    group_to_edit,
    membership_sheet,
    other_groups,
    person_by_code,
    person_to_list,
    relation_to_edit,
    source_choices,
)
from samsyn.office.groups.queries.links import group_by_code, group_of_link, likely_same_group
from samsyn.office.groups.queries.lists import group_list
from samsyn.office.groups.queries.members import roster
from samsyn.office.groups.queries.sheets import group_sheet
from samsyn.office.groups.queries.shown import (
    GroupFilters,
    GroupPage,
    GroupRow,
    GroupSheet,
    Member,
    MembershipSheet,
    RoomMark,
    Roster,
)

__all__ = [
    "GroupFilters",
    "GroupPage",
    "GroupRow",
    "GroupSheet",
    "GroupToEdit",
    "Member",
    "MembershipSheet",
    "RelationToEdit",
    "RoomMark",
    "Roster",
    "group_by_code",
    "group_list",
    "group_of_link",
    "group_sheet",
    "group_to_edit",
    "likely_same_group",
    "membership_sheet",
    "other_groups",
    "person_by_code",
    "person_to_list",
    "relation_to_edit",
    "roster",
    "source_choices",
]
