"""Says, in sentences, why somebody may not be called. Asked wherever a call is carried on."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins.models import CallIn
from samsyn.office.call_ins.queries.alarms import codes_against
from samsyn.office.call_ins.queries.candidates import Warned, warnings_of
from samsyn.office.call_ins.queries.conflicts import Conflict
from samsyn.vocabulary.call_ins import Exclusion


def bars_to(actor: Actor, call_in: CallIn, people: Iterable[UUID]) -> Iterator[str]:
    """Yield a sentence for each rule that bars one of these people, as the facts stand now."""
    evening = timezone.localdate(call_in.starts_at)
    asked = sorted(set(people))
    warned = warnings_of(actor, asked, evening=evening)
    for person in asked:
        yield from said(person, warned[person])


def said(person: UUID, warned: Iterable[Warned]) -> Iterator[str]:
    """Yield what bars one person, and what to do about it."""
    sentences = _sentences()
    for one in warned:
        yield f"{access.code_for('P', person)}: {sentences[one.exclusion]}"


def said_of(person: UUID, conflicts: tuple[Conflict, ...]) -> Iterator[str]:
    """Yield a sentence for each conflict of this person that nothing solves."""
    for code in codes_against(person, conflicts):
        yield _(
            "%(one)s and %(other)s are in conflict. Choose one of them, or write first how they "
            "are kept apart."
        ) % {"one": access.code_for("P", person), "other": code}


def _sentences() -> dict[Exclusion, str]:
    return {
        Exclusion.DIED: _("The person has died. Nobody is to be called."),
        Exclusion.PROTECTED: _(
            "The person has protected identity. Do not call them; talk to whoever knows them."
        ),
        Exclusion.MINOR: _(
            "The person is under 18 on the evening. Nobody under 18 is called to a call-in. "
            "Choose another way of contact, help first."
        ),
        Exclusion.MAY_BE_MINOR: _(
            "The person may be under 18 on the evening, or the age is not known. Find out the "
            "year of birth before the person is called."
        ),
        Exclusion.VICTIM_ONLY: _("The person is held only as a victim and is not called."),
        Exclusion.MOVED_AWAY: _("The person has moved away. Leave the call to the other place."),
        Exclusion.IN_CUSTODY: _(
            "The person is in custody on the evening. Talk to them through probation instead."
        ),
        Exclusion.ASKED_TO_WAIT: _(
            "A partner has asked us to wait with this person. Do not ask why. Choose another."
        ),
        Exclusion.CONFLICT: _("The person is in conflict with another invitee."),
    }
