"""What retention has to know of oversight: texts that may say something of somebody."""

from samsyn.office.access.keeping import Texts
from samsyn.office.partners.models import EmergencyAccount
from samsyn.vocabulary.retention import KeptText, StartEvent

KEEPING = (
    Texts(
        kind=KeptText.EMERGENCY,
        model=EmergencyAccount,
        event=StartEvent.ENDED,  # the review was signed
        emptied_by="samsyn_empty_emergencies",
    ),
)
