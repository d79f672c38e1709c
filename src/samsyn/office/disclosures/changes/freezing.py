"""How contents are frozen for the ledgers: as told, the identity number encrypted."""

import base64
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings

from samsyn.office.people.sealing import seal

NUMBER_FIELD = "identity_number"


def sealed(contents: Mapping[str, Any], disclosure_id: UUID) -> dict[str, Any]:
    """Return the contents as both ledgers keep them: the identity number encrypted."""
    if not contents.get(NUMBER_FIELD):
        return dict(contents)
    number = seal(
        contents[NUMBER_FIELD],
        person_id=disclosure_id,
        field=NUMBER_FIELD,
        key=settings.FIELD_KEY,
    )
    return {**contents, NUMBER_FIELD: base64.b64encode(number).decode()}
