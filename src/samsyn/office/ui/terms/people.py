"""Words for people: names, identity, why they are held, and ties between them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.vocabulary.people import (
    IdentityKind,
    IdentityNumberKind,
    NameKind,
    ProtectedIdentity,
    Standing,
    TieKind,
)

_NAMES: Final[Mapping[str, Promise]] = {
    NameKind.LEGAL: pgettext("kind of name", "Name"),
    NameKind.ALIAS: pgettext("kind of name", "Also called"),
}
_IDENTITIES: Final[Mapping[str, Promise]] = {
    IdentityKind.KNOWN: pgettext("identity", "Known"),
    IdentityKind.UNKNOWN: pgettext("identity", "Unknown"),
}
_NUMBERS: Final[Mapping[str, Promise]] = {
    IdentityNumberKind.PERSONNUMMER: pgettext("identity number", "Personal identity number"),
    IdentityNumberKind.SAMORDNINGSNUMMER: pgettext("identity number", "Coordination number"),
    IdentityNumberKind.RESERVE: pgettext("identity number", "Reserve number"),
}
_STANDINGS: Final[Mapping[str, Promise]] = {
    Standing.IN_SCOPE: pgettext("person", "Part of the group violence work"),
    Standing.VICTIM_ONLY: pgettext("person", "Held only as a victim"),
}
_PROTECTIONS: Final[Mapping[str, Promise]] = {
    ProtectedIdentity.NONE: pgettext("protected identity", "Not protected"),
    ProtectedIdentity.SECRECY_MARK: pgettext("protected identity", "Secrecy mark"),
    ProtectedIdentity.PROTECTED_REGISTRATION: pgettext(
        "protected identity", "Protected registration"
    ),
}
_TIES: Final[Mapping[str, Promise]] = {
    TieKind.CO_OFFENDING: pgettext("tie", "Suspected together"),
    TieKind.FAMILY: pgettext("tie", "Family"),
    TieKind.FRIEND: pgettext("tie", "Friends"),
    TieKind.CONFLICT: pgettext("tie", "In conflict"),
}
WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {
    NameKind: _NAMES,
    IdentityKind: _IDENTITIES,
    IdentityNumberKind: _NUMBERS,
    Standing: _STANDINGS,
    ProtectedIdentity: _PROTECTIONS,
    TieKind: _TIES,
}
