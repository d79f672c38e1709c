"""What a request carries once the office's middleware has done its part."""

from django.http import HttpRequest

from samsyn.office.access import Actor


class OfficeRequest(HttpRequest):
    """A signed-in request: views may rely on the actor."""

    actor: Actor
