"""Which tables stand behind a wall, and by which of their columns.

A wall is data. From it follow the application filter and the plain predicate here, and the
forced row-level security that migrations build with `samsyn_build_wall`. A property test
holds the three against one another; another compares the wall with the live catalogue.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model, Q

from samsyn.office.access.records import RoomRecord


@dataclass(frozen=True, slots=True)
class Wall:
    """A protected table: a reader needs the compartments in all of `columns`."""

    model: type[RoomRecord]
    columns: tuple[str, ...]

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def is_written_by_door(self) -> bool:
        """Whether a room's door may tie its own records to some of a room that it cannot read."""
        return getattr(self.model, "written_by_door", False)

    @property
    def rests_on_sources(self) -> bool:
        """Whether the rows refer to sources, which then lie where the rows do."""
        return any(field.attname == "source_id" for field in self.model._meta.concrete_fields)

    def rows_for(self, compartments: frozenset[int]) -> Q:
        """Return the application filter."""
        condition = Q()
        for column in self.columns:
            condition &= Q(**{f"{column}__in": compartments})
        return condition

    def admits(self, row: RoomRecord, compartments: frozenset[int]) -> bool:
        """Say whether a row is seen: the plain predicate, the readable specification."""
        return all(getattr(row, column) in compartments for column in self.columns)


def walls() -> Iterator[Wall]:
    """Every protected model with its wall, in a steady order."""
    for model in sorted(apps.get_models(), key=lambda model: model._meta.label):
        if issubclass(model, RoomRecord):
            yield wall_of(model)


def wall_of(model: type[Model]) -> Wall:
    """Return a protected model's wall: its own compartment and any it carries for another row.

    Raises TypeError for a model that is not protected, since filtering it would mean nothing.
    """
    if not issubclass(model, RoomRecord):
        raise TypeError(f"{model.__name__} stands behind no wall.")
    fields = model._meta.concrete_fields
    return Wall(
        model,
        tuple(
            field.attname
            for field in fields
            if field.name == "compartment" or field.name.endswith("_compartment")
        ),
    )
