"""Gathers what a report is drafted from, by the joint room alone.

So it is the same for every coordinator, whatever else they read.
"""

from datetime import date, timedelta

from django.utils import timezone

from samsyn.analysis.texts.sentences import sentences_in
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins import queries as call_ins
from samsyn.office.contact_cards.queries import card_settings
from samsyn.office.coverage.queries import reached_cells
from samsyn.office.messages.models import MessageVersion
from samsyn.office.notifications.models import TalkMember
from samsyn.office.partners.models import Room
from samsyn.office.partners.queries import partners_at
from samsyn.office.progress.queries import counting, violence
from samsyn.office.progress.queries.consequences import measures_of, promises_of, rounds_of
from samsyn.office.progress.queries.evenings import evenings_of
from samsyn.office.progress.queries.starting import start_up_of
from samsyn.office.progress.rules import Help
from samsyn.office.progress.rules.facts import (
    AgreementFacts,
    DoneFacts,
    Gathered,
    SiteFacts,
)
from samsyn.office.steering.models import Agreement, AgreementParty
from samsyn.vocabulary.messages import MessageKind

AHEAD = timedelta(days=366)


def gather(actor: Actor, room_id: int, *, first: date, last: date, today: date) -> Gathered:
    """Return what the joint room's records say of a period, with every count of people in cells."""
    here = actor.narrowed_to(room_id)
    site = _site(here, room_id, last=last)
    people = reached_cells(here, site.key, since=first, last=last)
    cards = counting.card_cells(here, room_id, site.key, first=first, last=last)
    cells = {**people, **(cards or {})}
    done = _done(here, room_id, first=first, last=last, today=today)
    asks = [*counting.asked(cells, first, last), *counting.asked_each(cells, done.evenings)]
    seen = violence.violence_of(here, last=last, today=today)
    if seen is not None:
        of_violence = violence.counted(seen)
        cells |= of_violence.cells
        asks += of_violence.asks
    return Gathered(
        first=first,
        last=last,
        today=today,
        site=site,
        done=done,
        violence=seen,
        cells=cells,
        asks=tuple(asks),
    )


def _site(here: Actor, room_id: int, *, last: date) -> SiteFacts:
    room = Room.objects.select_related("site").get(pk=room_id)
    if room.site is None:
        raise LookupError("A report is a site's. This room belongs to none.")
    line = card_settings(here, room_id).line
    return SiteFacts(
        site_id=room.site.pk,
        key=room.site.key,
        name=room.site.name,
        brand=room.site.brand,
        threshold=room.site.small_number_threshold,
        started_on=room.site.started_on,
        partners=tuple(partners_at(room_id).values_list("name", flat=True)),
        message={language: _message(here, room_id, language, last) for language in ("sv", "en")},
        help=Help(
            number=line.number,
            name=line.name,
            page=line.help_page,
            within_hours=line.answers_within_hours,
            open_hours=line.open_hours,
        )
        if line
        else Help(),
    )


def _message(here: Actor, room_id: int, language: str, last: date) -> tuple[str, ...]:
    """Return the sentences of the core message as it was approved by the last day."""
    rows = access.visible_to(here, MessageVersion.objects).filter(
        room=room_id,
        text__kind=MessageKind.CORE_MESSAGE.value,
        language=language,
        approved_at__isnull=False,
        withdrawn_at__isnull=True,
        valid_from__lte=last,
    )
    body = rows.order_by("-valid_from", "-number", "pk").values_list("body", flat=True).first()
    return tuple(sentences_in(body)) if body else ()


def _done(here: Actor, room_id: int, *, first: date, last: date, today: date) -> DoneFacts:
    evenings = evenings_of(here, first, min(last, today))
    coming = call_ins.evenings_between(here, last + timedelta(days=1), last + AHEAD)
    rounds = rounds_of(here, first=first, last=last)
    return DoneFacts(
        evenings=evenings.days,
        with_voices=evenings.with_voices,
        rehearsed=evenings.rehearsed,
        speakers=evenings.speakers,
        organisations=evenings.organisations,
        audience=evenings.audience,
        teams=_teams(here, first, last),
        rounds=len(rounds),
        rounds_running=sum(one.ended_on is None or one.ended_on > last for one in rounds),
        measures=measures_of(here, rounds, last=last),
        next_evening=timezone.localdate(coming[0].starts_at) if coming else None,
        agreements=tuple(_agreements(here, room_id, first, last)),
        start_up=start_up_of(here, room_id, last=last),
        promises=promises_of(here, first=first, last=last, today=today),
    )


def _teams(here: Actor, first: date, last: date) -> tuple[str, ...]:
    rows = access.visible_to(here, TalkMember.objects).filter(
        brief__attempts__happened_at__date__gte=first, brief__attempts__happened_at__date__lte=last
    )
    return tuple(sorted(set(rows.values_list("agency__name", flat=True))))


def _agreements(here: Actor, room_id: int, first: date, last: date) -> list[AgreementFacts]:
    rows = access.visible_to(here, Agreement.objects).filter(room=room_id, valid_from__lte=last)
    held = [one for one in rows.order_by("valid_from", "pk") if not _ended(one, first)]
    parties = access.visible_to(here, AgreementParty.objects).filter(agreement__in=held)
    counts: dict[object, int] = {}
    for pk in parties.values_list("agreement_id", flat=True):
        counts[pk] = counts.get(pk, 0) + 1
    return [
        AgreementFacts(
            name=one.name,
            valid_from=one.valid_from,
            valid_to=one.valid_to,
            parties=counts.get(one.pk, 0),
        )
        for one in held
    ]


def _ended(one: Agreement, first: date) -> bool:
    return one.valid_to is not None and one.valid_to < first
