"""The rules of people's parts in an incident. Victim and suspect are kept apart."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.incidents.changes.plans import IncidentPlan, InvolvementPlan
from samsyn.office.incidents.changes.references import Known
from samsyn.vocabulary.incidents import InvolvementRole, SuspicionGrade

_OF_SOMEBODY_NAMED = frozenset(
    {SuspicionGrade.CHARGED, SuspicionGrade.CONVICTED, SuspicionGrade.CLEARED}
)


def objections_to_people(plan: IncidentPlan, known: Known) -> Iterator[str]:
    """Yield every reason why somebody's part cannot stand as planned."""
    for number, part in enumerate(plan.people, start=1):
        who = access.code_for("P", part.person_id) if part.person_id else _("Person %d") % number
        yield from (f"{who}: {reason}" for reason in _part(part, plan, known))
    twice = Counter((part.person_id, part.role) for part in plan.people if part.person_id)
    for (person_id, _role), times in twice.items():
        if times > 1 and person_id:
            yield _("%s: stands twice with the same part. Remove one of the rows.") % (
                access.code_for("P", person_id)
            )


def _part(part: InvolvementPlan, plan: IncidentPlan, known: Known) -> Iterator[str]:
    if part.role is InvolvementRole.SUSPECT:
        yield from _suspicion(part, known)
    elif part.suspicion is not SuspicionGrade.NOT_SUSPECTED:
        yield _("only a suspect has a grade of suspicion. Choose the part suspect, or no grade.")
    if part.person_id:
        person = known.people.get(part.person_id)
        if person is None:
            yield _("there is no such person. Choose one by code, or note an unknown person.")
        elif person.room_id != plan.room_id:
            yield _("belongs to another room. Choose or register the person in this room.")


def _suspicion(part: InvolvementPlan, known: Known) -> Iterator[str]:
    if part.suspicion is SuspicionGrade.NOT_SUSPECTED:
        yield _("a suspect needs a grade of suspicion. Choose one, or another part.")
    if part.person_id is None and part.suspicion in _OF_SOMEBODY_NAMED:
        yield _("only an identified person can be charged, convicted or cleared.")
    person = known.people.get(part.person_id) if part.person_id else None
    if person and person.is_victim_only:
        yield _(
            "is held only as a victim and cannot be noted as a suspect. Have the coordinator "
            "change why the person is held first."
        )
