"""Rows in every table that goes with a record, a canary in every text that they can hold.

What to fill is read off the models, so that a table or a column made tomorrow is filled too. Rows
are written past the walls and triggers; the erasure that follows meets all of them.
"""

from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import IntegrityError, models, transaction
from tests.office.access.test_equivalence import ALL, VALUES, plausible

from samsyn.office.access.keeping import Kept
from samsyn.office.access.records import RoomRecord
from samsyn.office.accounts.models import Staff
from samsyn.office.disclosures.models import (
    AskNotice,
    Consent,
    Disclosure,
    Proposal,
    Recall,
    RecallNotice,
    Receipt,
)
from samsyn.office.imports.models import BatchRecord, FilePiece, Finding
from samsyn.office.partners.models import Compartment, Room
from samsyn.office.people.models import Source
from samsyn.office.retention.queries import emptied, goes_too, hanging_on
from samsyn.office.support.models import HandedOver, HelpContact, SupportCase
from samsyn.vocabulary.retention import KeptKind

CANARY = "Qzkanarie"


class Planted:
    """One record of a room and all that hangs on it; `filled` are the columns with a canary."""

    def __init__(self, kept: Kept, room_key: str, staff: str) -> None:
        self.kept = kept
        self.room = Room.objects.using(ALL).get(key=room_key)
        self.part = Compartment.objects.using(ALL).get(room=self.room, is_default=True)
        self.staff = Staff.objects.using(ALL).get(email=staff)
        self.rows: dict[type[models.Model], models.Model] = {}
        self.filled: set[str] = set()
        self.hanging = [one.model for one in hanging_on(kept.model)]
        self.record_id: UUID = self.make(kept.model).pk
        for model in self.hanging:
            self.make(model)
        self.own = [kept.model, *self.hanging]
        for model in self.own:
            self.fill(model)
        self.plant_what_is_declared()

    def make(self, model: type[models.Model], **given: Any) -> models.Model:
        """Write a row, and first every row that it has to point at."""
        if model in self.rows and not given:
            return self.rows[model]
        if not issubclass(model, RoomRecord):
            found = model._default_manager.using(ALL).order_by("pk").first()
            if found is not None:
                self.rows[model] = found
                return found
        values = {**self.pointing(model), **given}
        row = plausible(model, **values)  # type: ignore[arg-type]  # any model will do
        row.save(using=ALL, force_insert=True)
        self.rows.setdefault(model, row)
        return row

    def pointing(self, model: type[models.Model]) -> dict[str, Any]:
        """Return a value for every column that points at something, of this record's own rows."""
        values: dict[str, Any] = {}
        for field in model._meta.concrete_fields:
            if field.is_relation and field.attname not in VALUES.get(model._meta.label, {}):
                pointed = self.pointed_at(model, field)
                if pointed is not None:
                    values[field.attname] = pointed
        return values

    def pointed_at(self, model: type[models.Model], field: Any) -> Any:
        """Return what one column points at, or None to leave it empty."""
        target, own = field.related_model, {self.kept.model, *self.hanging}
        here = {Compartment: self.part.pk, Room: self.room.pk, Staff: self.staff.pk}
        if target in here:
            return None if field.null and target is not Compartment else here[target]
        if field.name == "other":
            return None if field.null else self.another(target).pk
        if field.name == "source":  # what only stands beside rests on nothing of the record
            return self.make(target).pk if model in own else None
        is_own = target in own and target is not model
        return self.make(target).pk if is_own or not field.null else None

    def another(self, model: type[models.Model]) -> models.Model:
        """Write a row beside the one that is removed, for what joins two."""
        row = plausible(
            model,  # type: ignore[arg-type]
            room_id=self.room.pk,
            compartment_id=self.part.pk,
            recorded_by_id=self.staff.pk,
        )
        row.save(using=ALL, force_insert=True)
        return row

    def fill(self, model: type[models.Model]) -> None:
        """Put the canary into each column that can hold it, as far as its rules allow."""
        row = self.rows[model]
        for field in model._meta.concrete_fields:
            value = canary_for(field)
            if value is not None:
                try:
                    with transaction.atomic(using=ALL):
                        rows = model._default_manager.using(ALL).filter(pk=row.pk)
                        rows.update(**{field.attname: value})
                except IntegrityError:
                    continue  # a code: the table's own rules refuse anything else
                self.filled.add(f"{model._meta.db_table}.{field.column}")

    def plant_what_is_declared(self) -> None:
        """Write what goes with the record, or is emptied, though no cascade ties it."""
        beside = {one.model for one in goes_too(self.kept.kind)}
        if Disclosure in beside:
            self.plant_at_the_door()
        if HandedOver in beside:
            self.make(HandedOver)
            self.make(HelpContact)
            self.update(HelpContact, handed_over_id=self.rows[HandedOver].pk)
        if SupportCase in self.own:
            self.update(SupportCase, contact_id=self.rows[HelpContact].pk)
        if FilePiece in beside:
            made = self.kept.model._meta.db_table
            self.make(BatchRecord, made=made, record_ids=[self.record_id], fingerprints=["x"])
            self.make(FilePiece)
            self.make(Finding)
        for model in beside:
            self.fill(model)
        for one in emptied(self.kept.kind):
            key = {} if one.of is None else {"record_id": self.rows[one.of].pk}
            row = self.make(one.model, **key)
            rows = one.model._default_manager.using(ALL).filter(pk=row.pk)
            rows.update(**{name: as_canary(value) for name, value in one.values.items()})
        if Source in self.rows:
            self.fill(Source)

    def plant_at_the_door(self) -> None:
        """Write what was told of the record and received, and what leads to either."""
        about: dict[str, Any] = {f"{kind}_id": None for kind in ("person", "group", "incident")}
        about |= {"kind": self.kept.kind.value, f"{self.kept.kind.value}_id": self.record_id}
        elsewhere = Room.objects.using(ALL).exclude(pk=self.room.pk).first()
        told = self.make(Disclosure, **about, to_room_id=elsewhere.pk)
        received = self.make(Receipt, **about)
        self.make(Proposal, **about, to_room_id=elsewhere.pk)
        self.make(Recall, disclosure_id=told.pk)
        self.make(RecallNotice, receipt_id=received.pk)
        self.make(AskNotice, disclosure_id=told.pk)
        if self.kept.kind is KeptKind.PERSON:
            self.make(Consent, person_id=self.record_id, to_room_id=elsewhere.pk)

    def update(self, model: type[models.Model], **values: Any) -> None:
        """Change the row that was made in a table."""
        model._default_manager.using(ALL).filter(pk=self.rows[model].pk).update(**values)


def canary_for(field: models.Field[Any, Any]) -> Any:
    """Return a value with the canary, or None for a column that holds no text."""
    if field.primary_key or field.generated or field.is_relation:
        return None
    if isinstance(field, models.BinaryField):
        return CANARY.encode()
    if isinstance(field, models.JSONField):
        return {"told": [CANARY]}
    if isinstance(field, ArrayField):
        is_text = isinstance(field.base_field, models.CharField | models.TextField)
        return [CANARY] if is_text and (field.base_field.max_length or 99) >= len(CANARY) else None
    if isinstance(field, models.CharField | models.TextField):
        return CANARY if (field.max_length or 99) >= len(CANARY) else None
    return None


def as_canary(empty: Any) -> Any:
    """Return what an emptied column held before: the canary in the same form."""
    return {dict: {"told": CANARY}, list: [CANARY]}.get(type(empty), CANARY)
