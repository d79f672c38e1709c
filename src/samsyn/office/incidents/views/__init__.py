"""Pages of incidents: request to at most one change to one query's answer."""

from samsyn.office.incidents.views.links import link, undo_link
from samsyn.office.incidents.views.lists import incidents
from samsyn.office.incidents.views.reading import incident, review, withdraw
from samsyn.office.incidents.views.recording import edit, record

__all__ = ["edit", "incident", "incidents", "link", "record", "review", "undo_link", "withdraw"]
