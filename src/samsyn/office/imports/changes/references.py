"""Whom and what the rows of a file point at: by reference, by code, by name; or newly made."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.groups.changes import GroupPlan, record_groups
from samsyn.office.groups.models import Group
from samsyn.office.imports.changes.outcome import Outcome, Remark
from samsyn.office.imports.changes.people import name_of, people_by_name, people_by_reference
from samsyn.office.people.changes import PersonPlan, record_people
from samsyn.office.people.models import Person
from samsyn.vocabulary.groups import GroupKind
from samsyn.vocabulary.people import IdentityKind

NOBODY, SEVERAL, NO_GROUP = "no_such_person", "several_people", "no_such_group"
_PEOPLE, _GROUPS = "people_person", "groups_group"


class Missing(Exception):
    """A row points at somebody or something that cannot be found; `remark` says which."""

    def __init__(self, code: str, value: str) -> None:
        super().__init__(code)
        self.code, self.value = code, value

    def about(self, rows: tuple[int, ...]) -> Remark:
        """Return the finding about these rows."""
        return Remark(rows=rows, code=self.code, values={"value": self.value})


class People:
    """The people that a file's texts stand for."""

    def __init__(self, actor: Actor, room_id: int, texts: Iterable[str]) -> None:
        self.actor, self.room_id = actor, room_id
        wanted = set(texts)
        self._found = {
            text: [one.record_id for one in others]
            for text, others in people_by_reference(actor, room_id, wanted).items()
        }
        self._look_up_codes(wanted)
        named = {text for text in wanted if _is_name(text) and not self._found.get(text)}
        for text, others in people_by_name(actor, room_id, named).items():
            self._found[text] = [one.record_id for one in others]

    def of(self, text: str) -> UUID:
        """Return the one person that a text stands for. Raises `Missing`."""
        found = self._found.get(text, [])
        if len(found) == 1:
            return found[0]
        raise Missing(SEVERAL if found else NOBODY, text)

    def make_missing(
        self, wanted: Sequence[str], outcome: Outcome, *, source_id: UUID | None, now: datetime
    ) -> None:
        """Record who is not here, known by what the file calls them and nothing more."""
        absent = [text for text in dict.fromkeys(wanted) if not self._found.get(text)]
        plans = [self._plan(text, source_id) for text in absent]
        made = outcome.record_beside(
            _PEOPLE, plans, lambda some: record_people(self.actor, some, now=now)
        )
        self._found.update(
            (text, [pk]) for text, pk in zip(absent, made, strict=True) if pk is not None
        )

    def _plan(self, text: str, source_id: UUID | None) -> PersonPlan:
        if _is_name(text):
            return PersonPlan(room_id=self.room_id, names=(name_of(text),), source_id=source_id)
        return PersonPlan(
            room_id=self.room_id, identity=IdentityKind.UNKNOWN, external_reference=text
        )

    def _look_up_codes(self, wanted: set[str]) -> None:
        for text in wanted:
            span = access.identifiers_of(text) if text[:2].upper() == "P-" else None
            if span and not self._found.get(text):
                rows = access.visible_to(self.actor, Person.objects)
                found = rows.filter(room_id=self.room_id, pk__range=span)
                self._found[text] = list(found.values_list("pk", flat=True)[:2])


class Groups:
    """The groups that a file's texts stand for, by working name or reference."""

    def __init__(self, actor: Actor, room_id: int) -> None:
        self.actor, self.room_id = actor, room_id
        self._found: dict[str, UUID] = {}
        rows = access.visible_to(actor, Group.objects).filter(room_id=room_id).order_by("-pk")
        for pk, name, reference in rows.values_list("pk", "working_name", "external_reference"):
            self._found[name.casefold()] = pk
            if reference:
                self._found[reference.casefold()] = pk

    def of(self, text: str) -> UUID:
        """Return the group that a text stands for. Raises `Missing`."""
        if (found := self._found.get(text.casefold())) is None:
            raise Missing(NO_GROUP, text)
        return found

    def make_missing(self, wanted: Sequence[str], outcome: Outcome, *, now: datetime) -> None:
        """Record the groups that are not here, as the loosest kind: the file says no more."""
        absent = {
            text.casefold(): text for text in reversed(wanted) if text.casefold() not in self._found
        }
        plans = [
            GroupPlan(room_id=self.room_id, working_name=text, kind=GroupKind.LOOSE_NETWORK)
            for text in absent.values()
        ]
        made = outcome.record_beside(
            _GROUPS, plans, lambda some: record_groups(self.actor, some, now=now)
        )
        self._found.update(
            (key, pk) for key, pk in zip(absent, made, strict=True) if pk is not None
        )


def _is_name(text: str) -> bool:
    """Whether a text is somebody's name and no reference: words of letters only."""
    words = text.replace(",", " ").replace("-", " ").split()
    return len(words) > 1 and all(word.isalpha() for word in words)
