"""What a proxy says of a visit is believed of one's own proxies, and of nobody else."""

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_WRITTEN = ("HTTP_X_FORWARDED_", "HTTP_FORWARDED")


class OwnProxiesOnly:
    """Takes away every X-Forwarded-* that comes from another address than one's own proxies'.

    Nothing behind it can then take a visitor's word for their address or for HTTPS.
    """

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_own_proxy(request.META.get("REMOTE_ADDR", "")):
            for name in [name for name in request.META if name.startswith(_WRITTEN)]:
                del request.META[name]
        return self.respond(request)


def is_own_proxy(address: str) -> bool:
    """Whether a connection from this address is one of one's own proxies'."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return any(found in network for network in settings.ENVIRONMENT.proxy_networks)
