"""What the source itself says: read with `ast`, so that nothing has to be imported or run."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
SOURCE = PROJECT / "src" / "samsyn"
LONGEST = 400  # lines of a module
DRAWERS = frozenset({"utils", "util", "helpers", "helper", "common", "misc", "shared", "tools"})
CLOCKS = frozenset(
    {"timezone.now", "datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time"}
)
GATES = frozenset({"visible_to", "get_visible"})
OWN_STATEMENTS = frozenset({"cursor", "raw", "extra", "RawSQL", "open_connection"})
NO_READS = frozenset({"create", "bulk_create", "bulk_update", "none"})


@dataclass(frozen=True, slots=True)
class Module:
    """One module: where it stands, and its text."""

    path: str  # from the project's folder
    text: str

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def parts(self) -> tuple[str, ...]:
        return Path(self.path).with_suffix("").parts

    def is_part_of(self, *layers: str) -> bool:
        """Whether it is, or lies in, a module of one of these names inside an office app."""
        return "office" in self.parts and any(layer in self.parts[4:] for layer in layers)


def modules() -> Iterator[Module]:
    """Yield every module of the product."""
    for path in sorted(SOURCE.rglob("*.py")):
        yield Module(path.relative_to(PROJECT).as_posix(), path.read_text())


def clock_readings(module: Module) -> Iterator[str]:
    """Yield where a module asks what time it is."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and _dotted(node.func) in CLOCKS:
            yield f"{module.path}:{node.lineno} reads the clock: take `now` as a parameter."


def unaudited_changes(module: Module) -> Iterator[str]:
    """Yield public functions that take an actor and write, but leave no entry.

    An entry may be left by a function that they call, in the module or by an imported name
    that itself is a change.
    """
    functions = {node.name: node for node in module.tree.body if isinstance(node, ast.FunctionDef)}
    leaving = {name for name, node in functions.items() if _records(node)}
    while grown := {
        name for name, node in functions.items() if name not in leaving and _calls(node) & leaving
    }:
        leaving |= grown
    for name, node in functions.items():
        is_change = not name.startswith("_") and _takes_actor(node)
        if is_change and name not in leaving and _writes(node, functions):
            yield f"{module.path} {name} writes and leaves no audit entry."


def ungated_reads(module: Module, protected: frozenset[str]) -> Iterator[str]:
    """Yield uses of a protected table's rows that do not pass the gate.

    Rows may be handed to the gate, be new, or be looked up for a row that has passed it.
    """
    tree = module.tree
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        is_rows = isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}
        is_protected = is_rows and _dotted(node.value).rpartition(".")[2] in protected
        if is_protected and not _passes(node, parents):
            yield f"{module.path} {ast.unparse(node)} passes the gate by."


def statements_of_its_own(module: Module) -> Iterator[str]:
    """Yield where a module speaks to the database past the models, and so past the gate."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            called = _dotted(node.func).rpartition(".")[2]
            if called in OWN_STATEMENTS:
                yield f"{module.path} calls {called}."
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names = [one.name for one in node.names]
            named = [node.module or ""] if isinstance(node, ast.ImportFrom) else names
            if any(name.partition(".")[0] == "psycopg" for name in named):
                yield f"{module.path} imports psycopg."


def imports_of_ours(module: Module) -> Iterator[str]:
    """Yield imports of this product, but for how tables are made: that says nothing of which."""
    for node in ast.walk(module.tree):
        names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for name in names:
            if name.split(".")[0] == "samsyn" and name != "samsyn.office.schema":
                yield f"{module.path}:{node.lineno} imports {name}; history must not change."


def faults_of_shape(module: Module) -> Iterator[str]:
    """Yield names of drawers, and modules that have grown too long."""
    if DRAWERS.intersection(module.parts):
        yield f"{module.path} is a drawer: name the concept."
    lines = module.text.count("\n")
    if lines > LONGEST and "migrations" not in module.parts:
        yield f"{module.path} has {lines} lines: split it at {LONGEST}."


# Written in parts, so that this file does not hold what it looks for.
_MACHINE = re.compile(
    "|".join(
        (
            r"(?<![\w/.-])/" + r"(?:work|root|home/\w+)/",
            r"/t" + "mp/wt",
            r"https?://[^\s\"'<>)]*(?:artifactory|nexus|devpi|/simple/)",
            "pypi" + r"\.org|files\.python" + "hosted",
        )
    ),
    re.IGNORECASE,
)


def traces_of_a_machine(path: str, text: str) -> Iterator[str]:
    """Yield paths of one machine and hosts of package registries."""
    for number, line in enumerate(text.splitlines(), start=1):
        if found := _MACHINE.search(line):
            yield f"{path}:{number} holds {found[0]}"


def _passes(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    rows, above = node, parents.get(node)
    while above is not None and not isinstance(above, ast.stmt):
        if isinstance(above, ast.Call):
            called = _dotted(above.func).rpartition(".")[2]
            if rows in above.args and called in GATES:
                return True
            if isinstance(above.func, ast.Attribute) and above.func.attr in NO_READS:
                return True
            if _is_correlated(above):
                return True
        rows, above = above, parents.get(above)
    return isinstance(above, ast.Assign) and _is_gated_later(above, parents)


def _is_correlated(call: ast.Call) -> bool:
    """Whether the rows are looked up for the row of an outer query, which has its own gate."""
    return any(isinstance(one, ast.Name) and one.id == "OuterRef" for one in ast.walk(call))


def _is_gated_later(assigned: ast.Assign, parents: dict[ast.AST, ast.AST]) -> bool:
    names = {one.id for one in assigned.targets if isinstance(one, ast.Name)}
    within: ast.AST | None = assigned
    while within is not None and not isinstance(within, ast.FunctionDef | ast.Module):
        within = parents.get(within)
    return within is not None and any(
        isinstance(one, ast.Call)
        and _dotted(one.func).rpartition(".")[2] in GATES
        and any(isinstance(part, ast.Name) and part.id in names for part in ast.walk(one))
        for one in ast.walk(within)
    )


def _takes_actor(node: ast.FunctionDef) -> bool:
    return any(one.arg == "actor" for one in (*node.args.args, *node.args.kwonlyargs))


def _records(node: ast.FunctionDef) -> bool:
    return any(
        isinstance(one, ast.Call) and _dotted(one.func).startswith("audit.record")
        for one in ast.walk(node)
    )


_WRITING = re.compile(
    r"\.(save|create|bulk_create|update|delete|bulk_update|get_or_create|execute)$"
)


def _writes(node: ast.FunctionDef, functions: dict[str, ast.FunctionDef]) -> bool:
    waiting, seen = [node.name], set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        called = [one for one in ast.walk(functions[name]) if isinstance(one, ast.Call)]
        if any(_WRITING.search(f".{_dotted(one.func)}") for one in called):
            return True
        waiting += [one for one in _calls(functions[name]) if one in functions]
    return False


def _calls(node: ast.FunctionDef) -> set[str]:
    return {_dotted(one.func) for one in ast.walk(node) if isinstance(one, ast.Call)}


def _dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""
