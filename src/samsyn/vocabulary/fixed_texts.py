"""Lines that come with the product, in Swedish and English, until a site has approved its own."""

from collections.abc import Mapping
from typing import Final

from samsyn.vocabulary.messages import MessageKind

SHIPPED: Final[Mapping[MessageKind, Mapping[str, str]]] = {
    MessageKind.OFFER: {
        "sv": (
            "Du kan få hjälp att lämna.\n"
            "Du kan få hjälp med skydd, boende, jobb och skola.\n"
            "Ring eller sms:a {telefon}. Du pratar med socialtjänsten, inte med polisen."
        ),
        "en": (
            "You can get help to leave.\n"
            "You can get help with protection, housing, work and school.\n"
            "Call or text {telefon}. You talk to social services, not to the police."
        ),
    },
    MessageKind.SAFETY_LINE: {
        "sv": "Är någon i fara just nu? Ring 112.",
        "en": "Is anybody in danger now? Call 112.",
    },
    MessageKind.SHARING_LINE: {
        "sv": (
            "Vi delar uppgifter om dig bara när lagen tillåter det. "
            "Du har rätt att få veta vad vi har om dig."
        ),
        "en": (
            "We share what we know of you only where the law allows it. "
            "You have a right to know what we hold on you."
        ),
    },
    MessageKind.SMALL_NUMBERS_LINE: {
        "sv": "Talen är små. En slump kan ändra dem mycket.",
        "en": "The numbers are small. Chance alone can change them much.",
    },
    MessageKind.CAUSALITY_LINE: {
        "sv": "Vi kan inte säga att GVI är orsaken.",
        "en": "We cannot say that GVI is the cause.",
    },
}
