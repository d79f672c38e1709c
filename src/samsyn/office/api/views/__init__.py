"""What answers: the pages on which tokens are kept, and the API itself."""

from samsyn.office.api.views.mounting import addresses
from samsyn.office.api.views.tokens import documentation, make, revoke, tokens

__all__ = ["addresses", "documentation", "make", "revoke", "tokens"]
