"""Who may already be recorded, and why it looks so: in words, never as a percentage.

Only among people whom the reader sees; what lies elsewhere stays unsaid.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.people.models import IdentityNumber, Person, PersonLink, PersonName, SearchToken
from samsyn.office.people.names import PREFIX, Forms, folded
from samsyn.office.people.queries.labels import PersonLabel, labels_of
from samsyn.office.people.queries.records import born_within
from samsyn.office.people.sealing import match_key
from samsyn.vocabulary.claims import COUNTING_FOR_NOTHING
from samsyn.vocabulary.identity_numbers import NotAnIdentityNumber, parse_identity_number
from samsyn.vocabulary.uncertain_dates import DateInterval, Precision

MOST = 5  # shown
UNUSUAL = 3  # people at most with a family name that says something by itself
FAR_APART = 3  # years between births of the same person, at most
_CANDIDATES = 300

FullName = tuple[str, str]  # given, family
Likeness = Callable[[str, str], str]  # "same", "alike" or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyDuplicate:
    """Somebody who may be the same person, and what speaks for it, most telling first."""

    label: PersonLabel
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    person_id: UUID
    names: tuple[FullName, ...]
    born: DateInterval | None
    has_same_number: bool


_Judged = tuple[list[str], _Candidate]


def likely_duplicates(
    actor: Actor,
    *,
    names: Sequence[FullName],
    born: DateInterval | None = None,
    number: str = "",
    today: date,
    besides: Iterable[UUID] = (),
) -> tuple[LikelyDuplicate, ...]:
    """Return up to five visible people who may be the one described, likeliest first.

    `besides` are records that need no mention, such as the one being looked at.
    """
    same_number = _with_number(actor, number, today)
    return _likely(actor, names, born, same_number, besides=set(besides))


def _likely(
    actor: Actor,
    names: Sequence[FullName],
    born: DateInterval | None,
    same_number: set[UUID],
    *,
    besides: Set[UUID],
) -> tuple[LikelyDuplicate, ...]:
    forms = Forms(settings.NAME_TOKEN_KEY)
    candidates = _candidates(actor, names, same_number, besides=besides, forms=forms)
    families = Counter(
        family for one in candidates for family in {family for _given, family in one.names}
    )
    likeness = partial(_likeness, forms)
    judged = [(_reasons(one, names, born, families, likeness), one) for one in candidates]
    best = sorted(
        ((reasons, one) for reasons, one in judged if reasons),
        key=lambda pair: (not pair[1].has_same_number, -len(pair[0]), pair[1].person_id),
    )
    best = _once(actor, best)[:MOST]
    labels = labels_of(actor, [one.person_id for _reasons_, one in best])
    audit.record_reading(
        actor,
        Reading.SEARCH,
        subject="people_person",
        record_ids=list(labels),
        room_ids=actor.reading_rooms,
    )
    return tuple(
        LikelyDuplicate(label=labels[one.person_id], reasons=tuple(reasons))
        for reasons, one in best
    )


def likely_same_as(actor: Actor, person_id: UUID) -> tuple[LikelyDuplicate, ...]:
    """Return visible records, not yet linked with this one, that may be the same person."""
    person = access.get_visible(actor, Person.objects, pk=person_id)
    same = access.linked(actor, PersonLink, [person_id]).together_with(person_id)
    rows = access.visible_to(actor, PersonLink.objects).filter(
        Q(person__in=same) | Q(other__in=same), verdict="different", undone_at__isnull=True
    )
    apart = {one for pair in rows.values_list("person_id", "other_id") for one in pair}
    never = access.linked(actor, PersonLink, apart).all_of(apart)
    names = _names_of(actor, [person_id])[person_id]
    numbered = _with_numbers_of(actor, person_id)
    return _likely(actor, names, born_within(person), numbered, besides=same | never)


def _once(actor: Actor, best: Sequence[_Judged]) -> list[_Judged]:
    """Keep the likeliest record of each human being."""
    linked = access.linked(actor, PersonLink, [one.person_id for _reasons_, one in best])
    found: dict[UUID, _Judged] = {}
    for judged in best:
        found.setdefault(linked.standing_for(judged[1].person_id), judged)
    return list(found.values())


def _with_number(actor: Actor, text: str, today: date) -> set[UUID]:
    if not text.strip():
        return set()
    try:
        digits = parse_identity_number(text, today=today).digits
    except NotAnIdentityNumber:
        digits = "".join(text.split()).upper().replace("-", "")
    key = match_key(digits, key=settings.MATCH_KEY)
    rows = access.visible_to(actor, IdentityNumber.objects).filter(match_key=key)
    return set(rows.values_list("person_id", flat=True))


def _with_numbers_of(actor: Actor, person_id: UUID) -> set[UUID]:
    rows = access.visible_to(actor, IdentityNumber.objects)
    keys = rows.filter(person=person_id).values("match_key")
    return set(rows.filter(match_key__in=keys).values_list("person_id", flat=True))


def _candidates(
    actor: Actor,
    names: Sequence[FullName],
    same_number: set[UUID],
    *,
    besides: Set[UUID],
    forms: Forms,
) -> list[_Candidate]:
    tokens = {
        token
        for given, family in names
        for word in forms.sought(f"{given} {family}")
        for token in word
    }
    found: dict[UUID, int] = defaultdict(int)
    rows = access.visible_to(actor, SearchToken.objects).filter(token__in=tokens)
    for person_id, weight in rows.filter(weight__gt=PREFIX).values_list("person_id", "weight"):
        found[person_id] += weight
    best = sorted(found, key=lambda pk: (-found[pk], pk))[:_CANDIDATES]
    wanted = {*best, *same_number} - besides
    people = access.visible_to(actor, Person.objects).filter(pk__in=wanted)
    named = _names_of(actor, wanted)
    return [
        _Candidate(
            person_id=person.pk,
            names=tuple(named[person.pk]),
            born=born_within(person),
            has_same_number=person.pk in same_number,
        )
        for person in people
    ]


def _names_of(actor: Actor, person_ids: Iterable[UUID]) -> Mapping[UUID, list[FullName]]:
    rows = (
        access.visible_to(actor, PersonName.objects)
        .filter(person__in=set(person_ids))
        .exclude(status__in=COUNTING_FOR_NOTHING)
    )
    names: dict[UUID, list[FullName]] = defaultdict(list)
    for person_id, given, family in rows.values_list("person_id", "given", "family"):
        names[person_id].append((given, family))
    return names


def _reasons(
    one: _Candidate,
    names: Sequence[FullName],
    born: DateInterval | None,
    families: Counter[str],
    likeness: Likeness,
) -> list[str]:
    """Return what speaks for it; nothing if too little does."""
    reasons = [_("Same identity number.")] if one.has_same_number else []
    if not reasons and are_far_apart(one.born, born):
        return []
    about_names = max(
        (
            list(_about_names(mine, theirs, families, likeness))
            for mine in names
            for theirs in one.names
        ),
        key=len,
        default=[],
    )
    about_birth = list(_about_birth(born, one.born))
    is_enough = one.has_same_number or len(about_names) + bool(about_birth) > 1
    return [*reasons, *about_names, *about_birth] if is_enough and (about_names or reasons) else []


def _about_names(
    mine: FullName, theirs: FullName, families: Counter[str], likeness: Likeness
) -> Iterator[str]:
    family = likeness(mine[1], theirs[1])
    if family == "same" and families[theirs[1]] <= UNUSUAL:
        yield _("Same unusual family name.")
    elif family == "same":
        yield _("Same family name.")
    elif family == "alike":
        yield _("The family names sound alike.")
    given = likeness(mine[0], theirs[0])
    if given == "same":
        yield _("Same given name.")
    elif given == "alike":
        yield _("The given names are spelled differently but sound alike.")


def _likeness(forms: Forms, mine: str, theirs: str) -> str:
    left, right = forms.words_of(mine), forms.words_of(theirs)
    if not left or not right:
        return ""
    if [folded(word) for word in left] == [folded(word) for word in right]:
        return "same"
    shared = any(forms.sounds_of(one) & forms.sounds_of(other) for one in left for other in right)
    return "alike" if shared else ""


def _about_birth(mine: DateInterval | None, theirs: DateInterval | None) -> Iterator[str]:
    if mine is None or theirs is None:
        return
    exact = mine.precision is theirs.precision is Precision.DAY
    if exact and mine == theirs:
        yield _("Same birth date.")
    elif exact and _is_swapped(mine.earliest, theirs.earliest):
        yield _("The birth dates have day and month swapped.")
    elif mine.earliest.year == mine.latest.year == theirs.earliest.year == theirs.latest.year:
        yield _("Same birth year.")
    elif mine.earliest <= theirs.latest and theirs.earliest <= mine.latest:
        yield _("The birth dates may agree.")


def are_far_apart(mine: DateInterval | None, theirs: DateInterval | None) -> bool:
    """Whether two births lie too far apart to be one person's."""
    if mine is None or theirs is None:
        return False
    apart = max(theirs.earliest - mine.latest, mine.earliest - theirs.latest)
    return apart.days > FAR_APART * 365


def _is_swapped(mine: date, theirs: date) -> bool:
    return mine.year == theirs.year and (mine.month, mine.day) == (theirs.day, theirs.month)
