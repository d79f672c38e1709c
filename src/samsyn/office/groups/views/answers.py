"""One way to answer every form: save and go on, or show it again with what was typed."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samsyn.office.groups.changes import CannotDecide, CannotRecord
from samsyn.office.ui.answering import Answering, Back, Noes

_ANSWERING = Answering(
    noes=Noes(refused=(CannotRecord, CannotDecide), version="version"),
    home=lambda: Back(reverse("groups:list"), _("Groups")),
    short=frozenset(
        ("since", "until", "dated_on", "mapped_on", "on", "size_least", "size_most", "code")
    ),
)
answer = _ANSWERING.answer
