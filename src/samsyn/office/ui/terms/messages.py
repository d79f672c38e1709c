"""Words for the message library: kinds of text, and the parts that they may hold."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.vocabulary.messages import MessageKind, Part

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
_PARTS: Final[Mapping[str, Promise]] = {
    Part.TELEPHONE: pgettext("part of a text", "The support line's number"),
    Part.HOURS: pgettext("part of a text", "When the support line answers"),
    Part.ANSWER_TIME: pgettext("part of a text", "How soon somebody answers"),
    Part.SUPPORT_PLACE: pgettext("part of a text", "Where one can come for support"),
    Part.WEB_PAGE: pgettext("part of a text", "The help page's address"),
    Part.NAME: pgettext("part of a text", "The recipient's name"),
    Part.GROUP: pgettext("part of a text", "The group that is spoken to"),
    Part.DAY: pgettext("part of a text", "The day of the meeting"),
    Part.TIME: pgettext("part of a text", "The time of the meeting"),
    Part.VENUE: pgettext("part of a text", "The place of the meeting"),
    Part.TRANSPORT: pgettext("part of a text", "How to get there"),
    Part.DEADLINE: pgettext("part of a text", "The last day of the promise"),
    Part.CONTACT: pgettext("part of a text", "Somebody to turn to"),
    Part.SENDER: pgettext("part of a text", "Who signs"),
    Part.CODE: pgettext("part of a text", "The code of the contact card"),
}
WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {MessageKind: _KINDS, Part: _PARTS}
