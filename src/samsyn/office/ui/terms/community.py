"""Words for organisations of the local community."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.vocabulary.community import OrganisationKind

_KINDS: Final[Mapping[str, Promise]] = {
    OrganisationKind.ASSOCIATION: pgettext("kind of organisation", "Association"),
    OrganisationKind.FAITH: pgettext("kind of organisation", "Faith community"),
    OrganisationKind.SPORT: pgettext("kind of organisation", "Sports club"),
    OrganisationKind.SCHOOL: pgettext("kind of organisation", "School"),
    OrganisationKind.HEALTH_CARE: pgettext("kind of organisation", "Health care"),
    OrganisationKind.BUSINESS: pgettext("kind of organisation", "Business"),
    OrganisationKind.HOUSING: pgettext("kind of organisation", "Landlord"),
    OrganisationKind.AUTHORITY: pgettext("kind of organisation", "Authority"),
    OrganisationKind.OTHER: pgettext("kind of organisation", "Another kind"),
}
WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {OrganisationKind: _KINDS}
