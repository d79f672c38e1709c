"""The list of groups: what is overdue first, then Swedish order, with paging by key."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.fields import IntegerField
from django.db.models.functions import Coalesce
from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.groups.models import (
    Group,
    GroupAlias,
    GroupAssessment,
    GroupLink,
    GroupRelation,
    GroupStanding,
    Membership,
)
from samsyn.office.groups.queries.linked import groups_as_one, linked_among
from samsyn.office.groups.queries.shown import (
    GroupFilters,
    GroupPage,
    GroupRow,
    RoomMark,
    Violence,
)
from samsyn.office.groups.rosters import counting
from samsyn.vocabulary.groups import GroupStatus, RelationKind, RelationState
from samsyn.vocabulary.incidents import IncidentStatus, worst_harm

PAGE_SIZE = 40
GONE = (GroupStatus.DISSOLVED.value, GroupStatus.MERGED.value)


def group_list(actor: Actor, *, today: date, filters: GroupFilters | None = None) -> GroupPage:
    """Return one page of the groups in the reader's rooms; the number of queries is constant."""
    chosen = filters or GroupFilters()
    rows = _narrowed(_dated(actor, today=today), actor, chosen)
    found, is_more = _page(rows, chosen)
    marks = _Marks(actor, [group.pk for group in found], today=today)
    shown = tuple(marks.row(group) for group in found)
    has_before = bool(chosen.after) or (bool(chosen.before) and is_more)
    has_after = bool(chosen.before) or (not chosen.before and is_more)
    return GroupPage(
        rows=shown,
        before=shown[0].key if shown and has_before else "",
        after=shown[-1].key if shown and has_after else "",
    )


def _dated(actor: Actor, *, today: date) -> QuerySet[Group]:
    newest = GroupAssessment.objects.filter(group=OuterRef("pk")).order_by("-since", "-recorded_at")
    standing = GroupStanding.objects.filter(group=OuterRef("pk"), since__lte=today)
    original = GroupLink.objects.filter(group=OuterRef("pk"), undone_at__isnull=True)
    assessed = access.visible_to(actor, newest)
    stands = access.visible_to(actor, standing).order_by("-since", "-recorded_at")
    rows = access.visible_to(actor, Group.objects).select_related("room")
    return (
        rows.filter(~Exists(access.visible_to(actor, original)))
        .annotate(
            review_on=Subquery(assessed.values("review_on")[:1]),
            size_least=Subquery(assessed.values("size_least")[:1]),
            size_most=Subquery(assessed.values("size_most")[:1]),
            standing=Coalesce(Subquery(stands.values("standing")[:1]), Value("")),
        )
        .annotate(
            rank=Case(
                When(standing__in=GONE, then=1),
                When(Q(review_on__isnull=True) | Q(review_on__lte=today), then=0),
                default=1,
                output_field=IntegerField(),
            ),
        )
    )


def _narrowed(rows: QuerySet[Group], actor: Actor, chosen: GroupFilters) -> QuerySet[Group]:
    if chosen.text:
        aliases = access.visible_to(actor, GroupAlias.objects).filter(
            group=OuterRef("pk"), name__icontains=chosen.text
        )
        rows = rows.filter(Q(working_name__icontains=chosen.text) | Exists(aliases))
    if chosen.standing:
        rows = rows.filter(Q(standing=chosen.standing))
    return rows.filter(Q(rank=0)) if chosen.only_overdue else rows


def _page(rows: QuerySet[Group], chosen: GroupFilters) -> tuple[list[Group], bool]:
    """Return one page in order, and whether there is more in the direction of reading."""
    order = ("rank", "sort_key", "pk")
    if key := _read_key(chosen.before):
        found = list(
            rows.filter(_beyond(key, "lt")).order_by(*(f"-{one}" for one in order))[: PAGE_SIZE + 1]
        )
        return found[:PAGE_SIZE][::-1], len(found) > PAGE_SIZE
    if key := _read_key(chosen.after):
        rows = rows.filter(_beyond(key, "gt"))
    found = list(rows.order_by(*order)[: PAGE_SIZE + 1])
    return found[:PAGE_SIZE], len(found) > PAGE_SIZE


def _beyond(key: tuple[int, str, UUID], way: str) -> Q:
    rank, name, pk = key
    return (
        Q(**{f"rank__{way}": rank})
        | Q(rank=rank, **{f"sort_key__{way}": name})
        | Q(rank=rank, sort_key=name, **{f"pk__{way}": pk})
    )


def key_of(rank: int, name: str, pk: UUID) -> str:
    """Return a row's key, as it stands in an address."""
    return f"{rank}~{name}~{pk}"


def _read_key(text: str) -> tuple[int, str, UUID] | None:
    """Return the parts of a key; None for one that is empty or has been tampered with."""
    parts = text.split("~")
    if len(parts) != 3 or parts[0] not in {"0", "1"}:  # noqa: PLR2004  as key_of writes it
        return None
    try:
        return int(parts[0]), parts[1], UUID(parts[2])
    except ValueError:
        return None


class _Marks:
    """What a page of rows is completed with, in a handful of queries for all of them."""

    def __init__(self, actor: Actor, shown: Sequence[UUID], *, today: date) -> None:
        self.actor, self.today = actor, today
        joined = groups_as_one(actor)
        self.records = {one: joined.get(one, frozenset({one})) for one in shown}
        self.shown_for = {record: one for one, all_ in self.records.items() for record in all_}
        self.rooms = self._rooms()
        self.people = self._people()
        self.disputes = self._disputes()
        self.violence = self._violence()

    def row(self, group: Group) -> GroupRow:
        """Return the line of one group."""
        extra = vars(group)  # what `_dated` annotated
        return GroupRow(
            id=group.pk,
            name=group.working_name,
            rooms=self.rooms[group.pk],
            kind=group.kind,
            standing=extra["standing"],
            size_least=extra["size_least"],
            size_most=extra["size_most"],
            people=self.people[group.pk],
            disputes=len(self.disputes.get(group.pk, ())),
            last_violence=self.violence.get(group.pk),
            review_on=extra["review_on"],
            is_overdue=extra["rank"] == 0,
            key=key_of(extra["rank"], group.sort_key, group.pk),
        )

    def _rooms(self) -> Mapping[UUID, tuple[RoomMark, ...]]:
        rows = access.visible_to(self.actor, Group.objects).filter(pk__in=list(self.shown_for))
        found: dict[UUID, dict[RoomMark, None]] = {}
        for pk, name, kind in rows.order_by("recorded_at").values_list(
            "pk", "room__short_name", "room__kind"
        ):
            found.setdefault(self.shown_for[pk], {})[RoomMark(name, kind)] = None
        return {one: tuple(marks) for one, marks in found.items()}

    def _people(self) -> Mapping[UUID, int]:
        rows = access.visible_to(self.actor, Membership.objects)
        members = rows.filter(group__in=list(self.shown_for))
        listed = counting(members, self.today)
        found: Counter[UUID] = Counter()
        per_group = listed.values("group_id").annotate(people=Count("person_id", distinct=True))
        for group_id, number in per_group.values_list("group_id", "people"):
            found[self.shown_for[group_id]] += number
        # Of those with records in several rooms, all but one are taken off again.
        several = linked_among(self.actor, members)
        linked = self._collected(
            (group_id, person_id)
            for group_id, person_id in listed.filter(access.any_of("person", several)).values_list(
                "group_id", "person_id"
            )
        )
        for one, people in linked.items():
            found[one] -= len(people) - len({several[person_id] for person_id in people})
        return found

    def _disputes(self) -> Mapping[UUID, set[UUID]]:
        rows = access.visible_to(self.actor, GroupRelation.objects).filter(
            Q(until__isnull=True) | Q(until__gt=self.today),
            kind=RelationKind.DISPUTE.value,
            state=RelationState.ACTIVE.value,
        )
        ids = list(self.shown_for)
        pairs = rows.filter(Q(group__in=ids) | Q(other__in=ids)).values_list("group_id", "other_id")
        both = [pair for one, other in pairs for pair in ((one, other), (other, one))]
        return self._collected((one, other) for one, other in both if one in self.shown_for)

    def _violence(self) -> Mapping[UUID, Violence]:
        parts = self.actor.compartments
        rows = (
            access.visible_to(self.actor, Group.objects)
            .filter(
                pk__in=list(self.shown_for),
                sides__compartment__in=parts,
                sides__group_compartment__in=parts,
                sides__incident__compartment__in=parts,
                sides__incident__room__in=self.actor.reading_rooms,
            )
            .exclude(sides__incident__status=IncidentStatus.OUT_OF_SCOPE.value)
            .order_by("pk", "-sides__incident__latest_at")
            .distinct("pk")
            .values_list(
                "pk",
                "sides__incident__latest_at",
                "sides__incident__kind",
                "sides__incident__dead",
                "sides__incident__injured",
                "sides__incident__harm_known",
                "sides__certainty",
            )
        )
        found: dict[UUID, Violence] = {}
        for pk, at, kind, dead, injured, is_known, certainty in rows:
            day, one = timezone.localdate(at), self.shown_for[pk]
            if one not in found or found[one].day < day:
                harm = worst_harm(dead, injured, is_known=is_known).value
                found[one] = Violence(day=day, kind=kind, harm=harm, certainty=certainty)
        return found

    def _collected(self, pairs: Iterable[tuple[UUID, UUID]]) -> Mapping[UUID, set[UUID]]:
        found: dict[UUID, set[UUID]] = {}
        for group_id, one in pairs:
            found.setdefault(self.shown_for[group_id], set()).add(one)
        return found
