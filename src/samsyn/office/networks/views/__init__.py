"""Pages of the network: people on a day, and groups with the violence between them."""

from samsyn.office.networks.views.groups import groups
from samsyn.office.networks.views.picture import picture

__all__ = ["groups", "picture"]
