"""Pages of the list, of the forms about a group, and of single memberships."""

from samsyn.office.groups.views.groups import add_claim, edit, group_list, record
from samsyn.office.groups.views.links import link, undo_link
from samsyn.office.groups.views.memberships import (
    add_basis,
    add_member,
    approve,
    confirm,
    dispute,
    end,
    membership,
    settle,
)
from samsyn.office.groups.views.relations import add_relation, edit_relation

__all__ = [
    "add_basis",
    "add_claim",
    "add_member",
    "add_relation",
    "approve",
    "confirm",
    "dispute",
    "edit",
    "edit_relation",
    "end",
    "group_list",
    "link",
    "membership",
    "record",
    "settle",
    "undo_link",
]
