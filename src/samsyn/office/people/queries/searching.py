"""Finds people by words of their names, by identity number, by code or case number.

Equality on keyed hashes only, so that the wall never stands in the way of an index.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.people.models import IdentityNumber, Person, PersonLink, SearchToken
from samsyn.office.people.names import sought_tokens
from samsyn.office.people.queries.labels import PersonLabel, RoomMark, labels_of, named_first
from samsyn.office.people.queries.records import Together, together_of
from samsyn.office.people.sealing import match_key
from samsyn.vocabulary import identity_numbers
from samsyn.vocabulary.uncertain_dates import AgeRange

MOST = 25  # people shown
FEW_LETTERS, MANY_DIGITS = 2, 8  # by which a mistyped number is still taken for one
TOO_MANY_TOKENS = 5_000  # rows: the words are too common to say anything

Weights = Mapping[UUID, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    """One hit, best first."""

    label: PersonLabel
    records: tuple[PersonLabel, ...]  # that are shown as this one, itself first
    age: AgeRange | None
    may_be_minor: bool

    @property
    def rooms(self) -> tuple[RoomMark, ...]:
        return tuple(dict.fromkeys(one.room for one in self.records))


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFound:
    """The hits; `is_too_broad` if there were more than can be shown."""

    people: tuple[FoundPerson, ...]
    is_too_broad: bool = False


def is_number(text: str, *, today: date) -> bool:
    """Whether the text is, or was meant to be, an identity number: it stays out of addresses."""
    digits = sum(sign.isdigit() for sign in text)
    letters = sum(sign.isalpha() for sign in text)
    return _parsed(text, today=today) is not None or (
        digits >= MANY_DIGITS and letters <= FEW_LETTERS
    )


def people_by_number(actor: Actor, text: str, *, today: date) -> PeopleFound:
    """Return the visible people with this identity number, or case number that looks like one."""
    number = _parsed(text, today=today)
    digits = number.digits if number else "".join(text.split()).upper().replace("-", "")
    key = match_key(digits, key=settings.MATCH_KEY)
    found = access.visible_to(actor, IdentityNumber.objects).filter(match_key=key)
    weights = dict(_by_reference(actor, text))
    weights |= dict.fromkeys(found.values_list("person_id", flat=True), 1)
    return _shown(actor, weights, today=today)


def people_by_words(actor: Actor, text: str, *, today: date) -> PeopleFound:
    """Return visible people all of whose words answer, or whose code or case number it is.

    A copy that is over answers to no words: it is found by who has its code or case number.
    """
    weights = dict(_by_reference(actor, text))
    words = sought_tokens(text, key=settings.NAME_TOKEN_KEY)
    answering, is_too_broad = weigh(actor, words)
    for person_id, weight in _in_use(actor, answering).items():
        weights[person_id] = max(weight, weights.get(person_id, 0))
    found = _shown(actor, weights, today=today)
    return PeopleFound(people=found.people, is_too_broad=is_too_broad or found.is_too_broad)


def weigh(actor: Actor, words: Iterable[Mapping[int, int]]) -> tuple[Weights, bool]:
    """Return how much each person answers to every word, and whether there were too many."""
    words = [word for word in words if word]
    tokens = {token for word in words for token in word}
    rows = list(
        access.visible_to(actor, SearchToken.objects)
        .filter(token__in=tokens)
        .values_list("person_id", "token", "weight")[: TOO_MANY_TOKENS + 1]
    )
    if len(rows) > TOO_MANY_TOKENS:
        return {}, True
    met: dict[UUID, dict[int, int]] = defaultdict(dict)
    for person_id, token, stored in rows:
        for place, word in enumerate(words):
            if token in word:
                met[person_id][place] = max(met[person_id].get(place, 0), min(stored, word[token]))
    return {
        person_id: sum(weights.values())
        for person_id, weights in met.items()
        if len(weights) == len(words)
    }, False


def _in_use(actor: Actor, answering: Weights) -> Weights:
    rows = access.visible_to(actor, Person.objects).filter(access.is_any_of("pk", answering))
    kept = access.in_use(actor, rows).values_list("pk", flat=True)
    return {pk: answering[pk] for pk in kept} if answering else answering


def _by_reference(actor: Actor, text: str) -> Iterable[tuple[UUID, int]]:
    plain = text.strip()
    wanted = Q(external_reference=plain)
    if between := access.identifiers_of(plain):
        wanted |= Q(pk__range=between)
    rows = (
        access.visible_to(actor, Person.objects).filter(wanted) if plain else Person.objects.none()
    )
    return ((pk, 100) for pk in rows.values_list("pk", flat=True)[:MOST])


def _shown(actor: Actor, weights: Weights, *, today: date) -> PeopleFound:
    """Return a hit for each human being, by the record that answers best."""
    ranked = sorted(weights, key=lambda pk: (-weights[pk], pk))
    one = access.linked(actor, PersonLink, ranked)
    best: dict[UUID, UUID] = {}  # by the record that stands for the human being
    for pk in ranked:
        best.setdefault(one.standing_for(pk), pk)
    shown = list(best.values())[:MOST]
    together = together_of(actor, shown, one)
    labels = labels_of(actor, one.all_of(shown))
    return PeopleFound(
        people=tuple(_hit(together[pk], labels, today=today) for pk in shown),
        is_too_broad=len(best) > MOST,
    )


def _hit(together: Together, labels: Mapping[UUID, PersonLabel], *, today: date) -> FoundPerson:
    age, may_be_minor = together.ages(today=today)
    records = tuple(labels[row.pk] for row in together.records)
    return FoundPerson(
        label=named_first(records), records=records, age=age, may_be_minor=may_be_minor
    )


def _parsed(text: str, *, today: date) -> identity_numbers.IdentityNumber | None:
    try:
        return identity_numbers.parse_identity_number("".join(text.split()), today=today)
    except identity_numbers.NotAnIdentityNumber:
        return None
