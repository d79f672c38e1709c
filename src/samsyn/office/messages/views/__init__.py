"""Pages of the message library."""

from samsyn.office.messages.views.library import add_language, draft, record, text, text_list
from samsyn.office.messages.views.steps import step
from samsyn.office.messages.views.versions import compare, edit, preview, version

__all__ = [
    "add_language",
    "compare",
    "draft",
    "edit",
    "preview",
    "record",
    "step",
    "text",
    "text_list",
    "version",
]
