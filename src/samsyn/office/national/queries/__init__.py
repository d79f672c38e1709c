"""What the pages of returns show."""

from samsyn.office.national.queries.own import (
    OwnReturn,
    OwnReturns,
    Preview,
    QuarterLine,
    own_return,
    own_returns,
    own_signature,
    package_to_carry,
    preview,
)
from samsyn.office.national.queries.received import (
    Nation,
    SitePicture,
    Standing,
    nation,
    newest_returns,
    received_return,
    signature_of,
    site_picture,
)
from samsyn.office.national.queries.shown import ReturnShown

__all__ = [
    "Nation",
    "OwnReturn",
    "OwnReturns",
    "Preview",
    "QuarterLine",
    "ReturnShown",
    "SitePicture",
    "Standing",
    "nation",
    "newest_returns",
    "own_return",
    "own_returns",
    "own_signature",
    "package_to_carry",
    "preview",
    "received_return",
    "signature_of",
    "site_picture",
]
