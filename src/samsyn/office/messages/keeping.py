"""What is said to everybody is about nobody."""

from samsyn.office.access.keeping import HoldsNobody
from samsyn.office.messages.models import MessageLanguage, MessageText, MessageVersion

KEEPING = (
    HoldsNobody(MessageText, "texts said to everybody"),
    HoldsNobody(MessageVersion, "a wording said to everybody"),
    HoldsNobody(MessageLanguage, "languages of a room"),
)
