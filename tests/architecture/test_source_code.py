"""The codebase's promises about itself, and planted faults that each checker must find."""

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.architecture.source_code import (
    PROJECT,
    Module,
    clock_readings,
    faults_of_shape,
    imports_of_ours,
    modules,
    statements_of_its_own,
    traces_of_a_machine,
    unaudited_changes,
    ungated_reads,
)

from samsyn.office import access

OURS = list(modules())
PROTECTED = frozenset(wall.model.__name__ for wall in access.walls())
BINARY = {".woff2", ".ttf", ".mo", ".png", ".ico"}

# Rows that belong to one that has passed the gate in the same change: its own parts, or the
# other claims on the same pair. The database's wall stands behind them all the same.
BEHIND_THE_GATE = {
    "disclosures/changes/numbering.py NumberSeries.objects",
    "groups/changes/claims.py GroupAlias.objects",
    "groups/changes/claims.py GroupStanding.objects",
    "groups/changes/claims.py Territory.objects",
    "groups/changes/memberships.py Membership.objects",
    "groups/changes/relations.py GroupRelation.objects",
    "imports/changes/accepting.py FilePiece.objects",
    "imports/changes/accepting.py SavedMapping.objects",
    "imports/changes/files.py FilePiece.objects",
    "imports/changes/findings.py Finding.objects",
    "imports/changes/settling.py Source.objects",
    "imports/changes/undoing.py BatchRecord.objects",
    "imports/changes/undoing.py FilePiece.objects",
    "imports/queries/resting.py BatchRecord.objects",
    "people/changes/naming.py IdentityNumber.objects",
    "people/changes/naming.py PersonName.objects",
    "people/changes/naming.py SearchToken.objects",
    "people/changes/revising.py PersonName.objects",
}
# Steps of a change whose entry is left by the change itself, or by the job that runs them;
# what they do to rows is noted by the triggers like everything else.
STEPS = {
    "imports/changes/accepting.py start_accepting",
    "imports/changes/accepting.py refuse_batch",
    "imports/changes/files.py forget_old_files",
    "imports/changes/settling.py settle",
    "imports/changes/settling.py rehearse",
    "imports/changes/ties.py settle_ties",
    "messages/changes/writing.py touch",
    "sanctions/changes/measures.py ticked",
    # Functions of the database write and note these: tests/office/oversight/test_emergencies.py.
    "oversight/changes/emergencies.py end_emergency",
    "oversight/changes/emergencies.py open_in_emergency",
    "oversight/changes/emergencies.py review_emergency",
}
# Speaks SQL itself: the wall and its catalogue, the record, the operator's commands, and what
# calls a function of the database that answers for itself. No view does.
OWN_SQL = {
    "access/catalogue.py calls cursor.",
    "access/context.py calls cursor.",
    "access/writing.py calls cursor.",
    "api/changes/tokens.py calls cursor.",
    "audit/changes.py calls cursor.",
    "audit/exporting.py imports psycopg.",
    "audit/sealing.py calls cursor.",
    "audit/sealing.py imports psycopg.",
    "audit/soundness.py calls cursor.",
    "commands/moving.py calls open_connection.",
    "commands/sealing.py calls open_connection.",
    "config/backups.py calls open_connection.",
    "config/backups.py imports psycopg.",
    "config/health.py calls cursor.",
    "config/installation.py calls open_connection.",
    "config/restoring.py calls open_connection.",
    "config/seals.py calls open_connection.",
    "contact_cards/changes/batches.py calls cursor.",
    "contact_cards/changes/quoting.py calls cursor.",
    "contact_cards/queries/batches.py calls cursor.",
    "demo/loading.py calls cursor.",
    "exchange/changes/delivering.py calls cursor.",
    "imports/changes/accepting.py calls cursor.",
    "imports/changes/progress.py calls cursor.",
    "imports/changes/staging.py calls cursor.",
    "imports/changes/undoing.py calls cursor.",
    "imports/queries/resting.py calls cursor.",
    "moving/exporting.py calls cursor.",
    "moving/exporting.py imports psycopg.",
    "moving/importing.py calls cursor.",
    "moving/importing.py imports psycopg.",
    "moving/record.py imports psycopg.",
    "moving/scope.py imports psycopg.",
    "moving/tables.py imports psycopg.",
    "notifications/changes/assigning.py calls cursor.",
    "oversight/changes/digesting.py calls cursor.",
    "oversight/changes/drawing.py calls cursor.",
    "oversight/changes/emergencies.py calls cursor.",
    "people/changes/recording.py calls cursor.",
    "people/changes/restricting.py calls cursor.",
    "releases/changes.py calls cursor.",
    "retention/changes/parts.py calls cursor.",
    "retention/changes/texts.py calls cursor.",
}
# Says from outside how long ago a running import showed a sign of life.
REAL_CLOCKS = {"imports/changes/progress.py"}


def of_ours(path: str) -> str:
    return path.removeprefix("src/samsyn/office/")


def test_changes_queries_and_analysis_never_read_the_clock() -> None:
    timeless = [
        module
        for module in OURS
        if module.is_part_of("changes", "queries", "tables", "pictures", "rosters", "grounds")
        or module.parts[2] in {"analysis", "vocabulary", "interchange", "simulation"}
    ]

    read = [
        text
        for module in timeless
        if of_ours(module.path) not in REAL_CLOCKS
        for text in clock_readings(module)
    ]

    assert len(timeless) > 80
    assert read == []


def test_every_change_by_an_actor_leaves_an_audit_entry() -> None:
    changes = [module for module in OURS if module.is_part_of("changes")]

    unaudited = {
        of_ours(text).removesuffix(" writes and leaves no audit entry.")
        for module in changes
        if module.parts[3] != "audit"
        for text in unaudited_changes(module)
    }

    assert len(changes) > 20
    assert unaudited - STEPS == set()


def test_rows_of_protected_tables_pass_the_gate() -> None:
    ungated = {
        of_ours(text).removesuffix(" passes the gate by.")
        for module in OURS
        if "office" in module.parts and "migrations" not in module.parts
        for text in ungated_reads(module, PROTECTED)
    }

    assert ungated - BEHIND_THE_GATE == set()


def test_nothing_speaks_to_the_database_past_the_models_but_what_is_named() -> None:
    spoken = {
        of_ours(text)
        for module in OURS
        if "office" in module.parts and "migrations" not in module.parts
        for text in statements_of_its_own(module)
    }

    assert spoken == OWN_SQL


def test_no_exception_is_kept_that_nobody_needs() -> None:
    ungated = {
        of_ours(text).removesuffix(" passes the gate by.")
        for module in OURS
        for text in ungated_reads(module, PROTECTED)
    }
    unaudited = {
        of_ours(text).removesuffix(" writes and leaves no audit entry.")
        for module in OURS
        if module.is_part_of("changes")
        for text in unaudited_changes(module)
    }

    assert BEHIND_THE_GATE - ungated == set()
    assert STEPS - unaudited == set()


def test_migrations_import_nothing_of_ours() -> None:
    migrations = [module for module in OURS if "migrations" in module.parts]

    assert len(migrations) > 10
    assert [text for module in migrations for text in imports_of_ours(module)] == []


def test_no_module_is_a_drawer_or_too_long() -> None:
    assert [text for module in OURS for text in faults_of_shape(module)] == []


def test_nothing_committed_tells_of_a_machine_or_a_registry() -> None:
    found = [
        text
        for path in committed()
        if path.suffix not in BINARY
        for text in traces_of_a_machine(
            path.relative_to(PROJECT).as_posix(), path.read_text(errors="replace")
        )
    ]

    assert found == []


def committed() -> list[Path]:
    git = shutil.which("git") or pytest.skip("git is not installed")
    listed = subprocess.run(  # noqa: S603  git, with words of our own
        [git, "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("this is not a checkout: git does not list its files")
    paths = [PROJECT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


# Planted faults.


def planted(text: str, path: str = "src/samsyn/office/people/changes/planted.py") -> Module:
    return Module(path, text)


def test_a_change_that_asks_for_the_time_is_found() -> None:
    text = "from django.utils import timezone\ndef f(actor):\n    return timezone.now()\n"

    assert len(list(clock_readings(planted(text)))) == 1


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("    Person.objects.create(**columns)", 1),
        ("    Person.objects.create(**columns)\n    audit.record(permit)", 0),
        ("    return Person.objects.count()", 0),
        ("    _write(columns)", 1),
        ("    _write(columns)\n    _note(permit)", 0),
    ],
)
def test_a_change_without_an_entry_is_found(body: str, found: int) -> None:
    text = (
        f"def record(actor, columns):\n{body}\n"
        "def _write(columns):\n    Person(**columns).save()\n"
        "def _note(permit):\n    audit.record(permit)\n"
    )

    assert len(list(unaudited_changes(planted(text)))) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("return Person.objects.filter(pk=pk)", 1),
        ("return models.Person.objects.get(pk=pk)", 1),
        ("return Person._default_manager.count()", 1),
        ("return access.visible_to(actor, Person.objects).filter(pk=pk)", 0),
        ("return access.get_visible(actor, Person.objects.select_for_update(), pk=pk)", 0),
        ("rows = Person.objects.only('pk')\n    return visible_to(actor, rows)", 0),
        ("rows = Person.objects.only('pk')\n    return list(rows)", 1),
        ("return Person.objects.create(pk=pk)", 0),
        ("return Person.objects.filter(room=OuterRef('room'))", 0),
        ("return Room.objects.get(pk=pk)", 0),
    ],
)
def test_a_read_that_passes_the_gate_by_is_found(line: str, found: int) -> None:
    text = f"def f(actor, pk):\n    {line}\n"

    assert len(list(ungated_reads(planted(text), frozenset({"Person"})))) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("with connection.cursor() as cursor: pass", 1),
        ("return connections['default'].cursor()", 1),
        ("return Person.objects.raw('SELECT 1')", 1),
        ("return Person.objects.extra(where=['true'])", 1),
        ("return Person.objects.annotate(one=RawSQL('1', []))", 1),
        ("import psycopg", 1),
        ("from psycopg.sql import SQL", 1),
        ("return Person.objects.filter(pk=actor)", 0),
    ],
)
def test_a_statement_past_the_models_is_found(line: str, found: int) -> None:
    text = f"def f(actor):\n    {line}\n"

    assert len(list(statements_of_its_own(planted(text)))) == found


def test_a_migration_that_imports_us_is_found() -> None:
    text = "from samsyn.vocabulary.rooms import Role\nimport samsyn.office\n"

    assert len(list(imports_of_ours(planted(text)))) == 2


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "misc"])
def test_a_drawer_is_found(name: str) -> None:
    assert len(list(faults_of_shape(planted("", f"src/samsyn/office/people/{name}.py")))) == 1


def test_a_module_that_has_grown_too_long_is_found() -> None:
    assert len(list(faults_of_shape(planted("x = 1\n" * 401)))) == 1
    assert list(faults_of_shape(planted("x = 1\n" * 400))) == []


@pytest.mark.parametrize(
    "line",
    [
        "see /" + "work/notes.md",
        "cd /" + "root/project",
        "at /" + "home/somebody/x",
        "--index-url https://packages.example/" + "simple/",
    ],
)
def test_a_trace_of_a_machine_is_found(line: str) -> None:
    assert len(list(traces_of_a_machine("notes.md", line))) == 1


def test_addresses_of_pages_are_no_traces() -> None:
    assert list(traces_of_a_machine("notes.md", "GET /people/new/ and src/samsyn/work/x")) == []
