"""The sealed audit record outside the office: its format, its signatures, and who verifies it."""

from samsyn.sealing.keys import (
    BadKey,
    PublicKey,
    SigningKey,
    read_public_key,
    read_public_keys,
    read_signing_key,
    signing_key,
)
from samsyn.sealing.lines import (
    ARRIVAL,
    ERASURE,
    HASH_SIZE,
    End,
    arrival_fields,
    elsewhere_line,
    end_line,
    header_line,
    seal_line,
    text_line,
    text_mark,
)
from samsyn.sealing.merkle import leaf_hash, root_of
from samsyn.sealing.seals import NOTHING_BEFORE, BadSeal, Seal, hash_of, seal_from
from samsyn.sealing.verifying import Verdict, verify

__all__ = [
    "ARRIVAL",
    "ERASURE",
    "HASH_SIZE",
    "NOTHING_BEFORE",
    "BadKey",
    "BadSeal",
    "End",
    "PublicKey",
    "Seal",
    "SigningKey",
    "Verdict",
    "arrival_fields",
    "elsewhere_line",
    "end_line",
    "hash_of",
    "header_line",
    "leaf_hash",
    "read_public_key",
    "read_public_keys",
    "read_signing_key",
    "root_of",
    "seal_from",
    "seal_line",
    "signing_key",
    "text_line",
    "text_mark",
    "verify",
]
