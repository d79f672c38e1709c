"""How an app's first tables are made: all of them in one step.

Django makes one model after the other, and after each one builds anew every model that it is
related to. With many apps around the same few tables that is four fifths of the time in which a
fresh database is made. Here the models of a migration are told first, and then made.
"""

from collections.abc import Sequence

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class CreateModels(Operation):
    """Create models that no table holds yet, in one step. They may point at each other.

    Reversible. What comes after them in a migration is an operation of its own, as ever: a
    constraint that is added later to one of these models would be made twice if it stood inside.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, models: Sequence[migrations.CreateModel]) -> None:
        self.models = models

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        _forget_rendered(state)
        for model in self.models:
            model.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for model in self.models:
            model.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for model in reversed(self.models):
            model.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Create models {', '.join(model.name for model in self.models)}"


class FirstMigration(migrations.Migration):
    """A migration whose leading models are made in one step; the rest follows as ever."""

    def __init__(self, name: str, app_label: str) -> None:
        super().__init__(name, app_label)
        models: list[migrations.CreateModel] = []
        for operation in self.operations:
            if not isinstance(operation, migrations.CreateModel):
                break
            models.append(operation)
        rest = self.operations[len(models) :]
        # Django sets it so itself.
        self.operations = [CreateModels(models), *rest]  # type: ignore[misc]


def _forget_rendered(state: ProjectState) -> None:
    """Let the models be built when they are asked for next, all at once."""
    vars(state).pop("apps", None)
