"""Words for the message library: kinds of text, the parts a text may hold, the forbidden words.

A part is a named gap in curly braces, such as `{telefon}`, that is filled where the text is used.
The names are Swedish, since those who write the texts are; they are the same in every language.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class MessageKind(StrEnum):
    """What a text is for. The last five are single lines that other texts and pages use."""

    CORE_MESSAGE = "core_message"  # the three or four sentences, in the site's own order
    GROUP_PROMISE = "group_promise"
    TALK_BRIEF = "talk_brief"
    INVITATION = "invitation"  # to a call-in
    LETTER_PERSON = "letter_person"
    LETTER_PARENT = "letter_parent"
    LETTER_BEREAVED = "letter_bereaved"
    SUPPORT_CARD = "support_card"
    MEDIA_LINE = "media_line"
    SPEAKER_ADVICE = "speaker_advice"
    OFFER = "offer"  # three lines about help, and the number
    SAFETY_LINE = "safety_line"
    SHARING_LINE = "sharing_line"
    SMALL_NUMBERS_LINE = "small_numbers_line"
    CAUSALITY_LINE = "causality_line"


class Part(StrEnum):
    """A gap that a text may hold. The value is what stands between the braces."""

    TELEPHONE = "telefon"  # of the support line
    HOURS = "öppettider"
    ANSWER_TIME = "svarstid"
    SUPPORT_PLACE = "stödplats"  # where one can come for support
    WEB_PAGE = "webbsida"
    NAME = "namn"
    GROUP = "grupp"
    DAY = "dag"
    TIME = "tid"
    VENUE = "plats"
    TRANSPORT = "resa"  # how one gets there
    DEADLINE = "senast"  # the last day of what was promised
    CONTACT = "kontakt"  # somebody of the team, to turn to
    SENDER = "avsändare"
    CODE = "kod"  # of the contact card


# The site's own settings fill these; the rest belong to the occasion.
SITE_PARTS: Final = frozenset(
    {Part.TELEPHONE, Part.HOURS, Part.ANSWER_TIME, Part.SUPPORT_PLACE, Part.WEB_PAGE}
)
_LETTER: Final = SITE_PARTS | {Part.NAME, Part.CONTACT, Part.SENDER}

PARTS_OF: Final[Mapping[MessageKind, frozenset[Part]]] = {
    MessageKind.CORE_MESSAGE: frozenset(),
    MessageKind.GROUP_PROMISE: SITE_PARTS | {Part.GROUP, Part.DEADLINE, Part.SENDER},
    MessageKind.TALK_BRIEF: SITE_PARTS | {Part.GROUP, Part.CONTACT},
    MessageKind.INVITATION: _LETTER | {Part.DAY, Part.TIME, Part.VENUE, Part.TRANSPORT},
    MessageKind.LETTER_PERSON: _LETTER,
    MessageKind.LETTER_PARENT: _LETTER,
    MessageKind.LETTER_BEREAVED: _LETTER,
    MessageKind.SUPPORT_CARD: SITE_PARTS | {Part.CODE},
    MessageKind.MEDIA_LINE: frozenset({Part.CONTACT}),
    MessageKind.SPEAKER_ADVICE: frozenset({Part.DAY, Part.TIME, Part.VENUE, Part.CONTACT}),
    MessageKind.OFFER: SITE_PARTS,
    MessageKind.SAFETY_LINE: frozenset(),
    MessageKind.SHARING_LINE: frozenset(),
    MessageKind.SMALL_NUMBERS_LINE: frozenset(),
    MessageKind.CAUSALITY_LINE: frozenset(),
}

# Said or handed to a person: the listed words may not stand in them at all.
HANDED_OVER: Final = frozenset(
    {
        MessageKind.CORE_MESSAGE,
        MessageKind.GROUP_PROMISE,
        MessageKind.INVITATION,
        MessageKind.LETTER_PERSON,
        MessageKind.LETTER_PARENT,
        MessageKind.LETTER_BEREAVED,
        MessageKind.SUPPORT_CARD,
        MessageKind.OFFER,
        MessageKind.SAFETY_LINE,
        MessageKind.SHARING_LINE,
    }
)

# A lawyer or prosecutor has read these before anybody may approve them.
LEGALLY_CHECKED: Final = frozenset(
    {
        MessageKind.CORE_MESSAGE,
        MessageKind.GROUP_PROMISE,
        MessageKind.TALK_BRIEF,
        MessageKind.INVITATION,
        MessageKind.LETTER_PERSON,
        MessageKind.LETTER_PARENT,
        MessageKind.LETTER_BEREAVED,
    }
)

# Each stands once in a site's library, in as many languages as the site needs.
SINGLE: Final = frozenset(
    {
        MessageKind.CORE_MESSAGE,
        MessageKind.OFFER,
        MessageKind.SAFETY_LINE,
        MessageKind.SHARING_LINE,
        MessageKind.SMALL_NUMBERS_LINE,
        MessageKind.CAUSALITY_LINE,
    }
)

# Languages that every site has; it adds others. These need no translator's mark.
OWN_LANGUAGES: Final = ("sv", "en")
