"""What decides whether the site may give the message, fetched for the rule."""

from datetime import date
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.contact_cards.queries import card_settings
from samsyn.office.steering.models import Agreement, AgreementParty, StartUpStep
from samsyn.office.steering.queries.rooms import core_partners
from samsyn.office.steering.rules import AgreementFacts, ReadinessFacts
from samsyn.vocabulary.steering import StartUpTask


def readiness_facts(actor: Actor, room_id: int) -> ReadinessFacts:
    """Return the facts as the reader sees them; the cards are not for the steering group."""
    proved = {
        row.task: row
        for row in access.visible_to(actor, StartUpStep.objects)
        .filter(room=room_id)
        .exclude(task="")
        .exclude(evidence="")
    }
    baseline = proved.get(StartUpTask.BASELINE.value)
    return ReadinessFacts(
        has_number=_has_number(actor, room_id),
        staffed_on=_proved_on(proved.get(StartUpTask.HELP_LINE_STAFFED.value)),
        tested_on=_proved_on(proved.get(StartUpTask.HELP_LINE_TESTED.value)),
        levers_on=_proved_on(proved.get(StartUpTask.LEVERS.value)),
        baseline=_period(baseline),
        agreements=tuple(agreement_facts(actor, room_id).values()),
        partners=core_partners(room_id),
    )


def agreement_facts(actor: Actor, room_id: int) -> dict[UUID, AgreementFacts]:
    """Return every agreement's days and parties, by agreement."""
    bound: dict[UUID, set[int]] = {}
    parties = access.visible_to(actor, AgreementParty.objects).filter(room=room_id)
    for agreement, agency in parties.values_list("agreement_id", "agency_id"):
        bound.setdefault(agreement, set()).add(agency)
    return {
        row.pk: AgreementFacts(
            signed_on=row.signed_on,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            review_on=row.review_on,
            parties=frozenset(bound.get(row.pk, ())),
        )
        for row in access.visible_to(actor, Agreement.objects).filter(room=room_id)
    }


def _has_number(actor: Actor, room_id: int) -> bool | None:
    if room_id not in actor.reading_rooms:
        return None
    return card_settings(actor, room_id).line is not None


def _proved_on(row: StartUpStep | None) -> date | None:
    return row.evidence_on if row else None


def _period(row: StartUpStep | None) -> tuple[date, date] | None:
    if row is None or row.covers_from is None or row.covers_to is None:
        return None
    return row.covers_from, row.covers_to
