"""Words for the message library: kinds of text."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.vocabulary.messages import MessageKind

_KINDS: Final[Mapping[str, Promise]] = {
    MessageKind.CORE_MESSAGE: pgettext("kind of text", "Core message"),
    MessageKind.GROUP_PROMISE: pgettext("kind of text", "Promise to groups"),
    MessageKind.TALK_BRIEF: pgettext("kind of text", "Brief for an individual talk"),
    MessageKind.INVITATION: pgettext("kind of text", "Invitation to a call-in"),
    MessageKind.LETTER_PERSON: pgettext("kind of text", "Letter to the person"),
    MessageKind.LETTER_PARENT: pgettext("kind of text", "Letter to a parent"),
    MessageKind.LETTER_BEREAVED: pgettext("kind of text", "Letter to a bereaved family"),
    MessageKind.SUPPORT_CARD: pgettext("kind of text", "Contact card"),
    MessageKind.MEDIA_LINE: pgettext("kind of text", "Media line"),
    MessageKind.SPEAKER_ADVICE: pgettext("kind of text", "Advice to speakers"),
    MessageKind.OFFER: pgettext("kind of text", "Offer of help"),
    MessageKind.SAFETY_LINE: pgettext("kind of text", "Safety line"),
    MessageKind.SHARING_LINE: pgettext("kind of text", "Line on what we share"),
    MessageKind.SMALL_NUMBERS_LINE: pgettext("kind of text", "Line on small numbers"),
    MessageKind.CAUSALITY_LINE: pgettext("kind of text", "Line on cause"),
}
WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {MessageKind: _KINDS}
