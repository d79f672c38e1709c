"""How pages of removals answer, and who gets in."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samsyn.office.access import Deed, NotPermitted, NotVisible
from samsyn.office.retention.changes import CannotRemove
from samsyn.office.ui.answering import Answering, Back, Noes
from samsyn.office.ui.requests import OfficeRequest
from samsyn.vocabulary.retention import KeptKind


def home() -> Back:
    """Return the first page of removals."""
    return Back(reverse("retention:overview"), _("Removals"))


ANSWERING = Answering(noes=Noes(refused=(CannotRemove,)), home=home, short=frozenset({"review_on"}))


def kind_of(kind: str) -> KeptKind:
    """Return the kind that an address names. Raises `NotVisible` if there is none."""
    if kind not in set(KeptKind):
        raise NotVisible(_("The page does not exist."))
    return KeptKind(kind)


def must_keep(request: OfficeRequest) -> None:
    """Raise `NotPermitted` unless the reader answers for removals somewhere."""
    if not request.actor.rooms_granting(Deed.KEEP_RETENTION):
        raise NotPermitted(_("Removals are for coordinators and data protection officers."))
