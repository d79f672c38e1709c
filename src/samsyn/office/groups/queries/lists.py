"""The list of groups: what is overdue first, then Swedish order, with paging by key."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from json import dumps
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    Case,
    Count,
    Exists,
    Func,
    IntegerField,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, Linked
from samsyn.office.groups.models import (
    Group,
    GroupAlias,
    GroupAssessment,
    GroupLink,
    GroupRelation,
    GroupStanding,
    Membership,
)
from samsyn.office.groups.queries.shown import (
    GroupFilters,
    GroupPage,
    GroupRow,
    RoomMark,
    Violence,
)
from samsyn.office.groups.rosters import counting
from samsyn.office.people.models import PersonLink
from samsyn.vocabulary.claims import ClaimStatus
from samsyn.vocabulary.groups import GroupStatus, RelationKind, RelationState
from samsyn.vocabulary.incidents import IncidentStatus, worst_harm

PAGE_SIZE = 40
GONE = (GroupStatus.DISSOLVED.value, GroupStatus.MERGED.value)


def group_list(actor: Actor, *, today: date, filters: GroupFilters | None = None) -> GroupPage:
    """Return one page of the groups in the reader's rooms; the number of queries is constant."""
    chosen = filters or GroupFilters()
    one = access.linked(actor, GroupLink)
    rows = _narrowed(_dated(actor, one, today=today), actor, chosen, one)
    found, is_more = _page(rows, chosen)
    marks = _Marks(actor, [group.pk for group in found], one, today=today)
    shown = tuple(marks.row(group) for group in found)
    has_before = bool(chosen.after) or (bool(chosen.before) and is_more)
    has_after = bool(chosen.before) or (not chosen.before and is_more)
    return GroupPage(
        rows=shown,
        before=shown[0].key if shown and has_before else "",
        after=shown[-1].key if shown and has_after else "",
    )


def _dated(actor: Actor, one: Linked, *, today: date) -> QuerySet[Group]:
    """Return the groups, each once, with the newest that any of its records says."""
    about = _about_any_record(one)
    newest = GroupAssessment.objects.filter(about).order_by("-since", "-recorded_at", "pk")
    standing = GroupStanding.objects.filter(about, since__lte=today)
    assessed = access.visible_to(actor, newest).exclude(status=ClaimStatus.WITHDRAWN.value)
    stands = (
        access.visible_to(actor, standing)
        .exclude(status=ClaimStatus.WITHDRAWN.value)
        .order_by("-since", "-recorded_at", "pk")
    )
    rows = access.in_use(actor, access.visible_to(actor, Group.objects), on=today)
    rows = rows.select_related("room")
    return (
        access.once(rows, one)
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


def _about_any_record(one: Linked) -> Func:
    """Return the condition that a claim is about the outer group or one shown as it."""
    others = {
        str(one.standing_for(record)): [str(each) for each in one.together_with(record)]
        for record in one.records
    }
    json = Func(Value(dumps(others)), template="%(expressions)s::jsonb", output_field=JSONField())
    sought = Func(
        json,
        Cast(OuterRef("pk"), TextField()),
        template="(%(expressions)s)",
        arg_joiner=" -> ",
        output_field=JSONField(),
    )
    alone = Func(OuterRef("pk"), function="jsonb_build_array", output_field=JSONField())
    records = Func(
        Coalesce(sought, alone),
        template="ARRAY(SELECT jsonb_array_elements_text(%(expressions)s)::uuid)",
        output_field=ArrayField(UUIDField()),
    )
    return access.is_any_of("group", records)


def _narrowed(
    rows: QuerySet[Group], actor: Actor, chosen: GroupFilters, one: Linked
) -> QuerySet[Group]:
    if chosen.text:
        aliases = access.visible_to(actor, GroupAlias.objects).filter(
            group=OuterRef("pk"), name__icontains=chosen.text
        )
        named = Q(working_name__icontains=chosen.text) | Exists(aliases)
        called_so = access.visible_to(actor, Group.objects).filter(
            named, access.is_any_of("pk", one.records)
        )
        called = one.all_of(called_so.values_list("pk", flat=True))
        rows = rows.filter(named | Q(access.is_any_of("pk", called)))
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

    def __init__(self, actor: Actor, shown: Sequence[UUID], one: Linked, *, today: date) -> None:
        self.actor, self.today, self.one = actor, today, one
        self.shown_for = {record: pk for pk in shown for record in one.together_with(pk)}
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
        for pk, name, kind in rows.order_by("recorded_at", "pk").values_list(
            "pk", "room__short_name", "room__kind"
        ):
            found.setdefault(self.shown_for[pk], {})[RoomMark(name, kind)] = None
        return {one: tuple(marks) for one, marks in found.items()}

    def _people(self) -> Mapping[UUID, int]:
        rows = access.visible_to(self.actor, Membership.objects)
        listed = counting(rows.filter(group__in=list(self.shown_for)), self.today)
        found: Counter[UUID] = Counter()
        per_group = listed.values("group_id").annotate(people=Count("person_id", distinct=True))
        for group_id, number in per_group.values_list("group_id", "people"):
            found[self.shown_for[group_id]] += number
        # Of those with records in several rooms, all but one are taken off again.
        several = access.linked(self.actor, PersonLink)
        linked = listed.filter(access.is_any_of("person", several.records))
        pairs = linked.values_list("group_id", "person_id")
        for one, people in self._collected(pairs).items():
            found[one] -= len(people) - len(set(map(several.standing_for, people)))
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
        return self._collected(
            (group_id, self.one.standing_for(other))
            for group_id, other in both
            if group_id in self.shown_for
        )

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
