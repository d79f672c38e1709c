"""How the app answers: its noes and its first page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samsyn.office.rights.changes import CannotAnswer, CannotContest
from samsyn.office.ui.answering import Answering, Back, Noes


def home() -> Back:
    """Return the list of requests and contests."""
    return Back(reverse("rights:overview"), _("People's requests"))


ANSWERING = Answering(
    noes=Noes(refused=(CannotAnswer, CannotContest)),
    home=home,
    short=frozenset({"received_on", "owner"}),
)
