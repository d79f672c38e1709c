"""What linking two records says of them."""

from typing import Final

from django.utils.translation import gettext_lazy as _

VERDICTS: Final = (
    ("same", _("It is the same person")),
    ("different", _("They are two different people, never to be confused")),
)
