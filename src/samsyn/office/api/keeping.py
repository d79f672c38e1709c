"""What retention has to know of tokens: one that ended long ago goes, with its account."""

from samsyn.office.access.keeping import Texts
from samsyn.office.api.models import Token
from samsyn.vocabulary.retention import KeptText, StartEvent

KEEPING = (
    Texts(
        kind=KeptText.TOKEN,
        model=Token,
        event=StartEvent.ENDED,  # it expired, or was revoked before that
        emptied_by="samsyn_forget_tokens",
    ),
)
