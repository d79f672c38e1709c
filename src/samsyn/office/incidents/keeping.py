"""How long incidents are kept, and what is left of one for statistics."""

from django.db.models.functions import TruncDate

from samsyn.office.access.keeping import Kept
from samsyn.office.incidents.models import Incident
from samsyn.vocabulary.retention import KeptKind, StartEvent

KEEPING = (
    Kept(
        kind=KeptKind.INCIDENT,
        model=Incident,
        prefix="H",
        starts={StartEvent.HAPPENED: TruncDate("latest_at")},
        anonymised={
            "summary": "",
            "place": "",
            "external_reference": "",
            "longitude": None,
            "latitude": None,
            "source": None,
        },
    ),
)
