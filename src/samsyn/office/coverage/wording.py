"""Words of coverage."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.office.coverage.queries import Channel
from samsyn.office.ui import terms
from samsyn.vocabulary.talks import AttemptOutcome

CHANNELS: Final[Mapping[Channel, Promise]] = {
    Channel.CALL_IN: _("Call-in"),
    Channel.TALK: _("Individual talk"),
}
_AS_HISTORY: Final[Mapping[str, Promise]] = {
    "came": _("Came"),
    "did_not_come": _("Did not come"),
    AttemptOutcome.MET_PERSON.value: _("Was met"),
    AttemptOutcome.MET_RELATIVE.value: _("A relative was met"),
}


def outcomes() -> dict[str, str]:
    """Return what pages call an outcome, of either channel."""
    return {**terms.words(AttemptOutcome), **{key: str(word) for key, word in _AS_HISTORY.items()}}
