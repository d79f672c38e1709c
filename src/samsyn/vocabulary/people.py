"""Words for people: names, identity, ties between two people."""

from enum import StrEnum


class NameKind(StrEnum):
    """What sort of name is known."""

    LEGAL = "legal"
    ALIAS = "alias"


class IdentityKind(StrEnum):
    """How well the person is identified."""

    KNOWN = "known"
    UNKNOWN = "unknown"


class IdentityNumberKind(StrEnum):
    """Personnummer, samordningsnummer (day plus 60) or a local reserve number."""

    PERSONNUMMER = "personnummer"
    SAMORDNINGSNUMMER = "samordningsnummer"
    RESERVE = "reserve"


class Standing(StrEnum):
    """Why the room holds the person. A person held only as a victim is never listed."""

    IN_SCOPE = "in_scope"
    VICTIM_ONLY = "victim_only"


class ProtectedIdentity(StrEnum):
    """Skyddade personuppgifter: hides address and place, blocks export and messages."""

    NONE = "none"
    SECRECY_MARK = "secrecy_mark"  # sekretessmarkering
    PROTECTED_REGISTRATION = "protected_registration"  # skyddad folkbokföring


class TieKind(StrEnum):
    """A documented tie between two people."""

    CO_OFFENDING = "co_offending"
    FAMILY = "family"
    FRIEND = "friend"
    CONFLICT = "conflict"
