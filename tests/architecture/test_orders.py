"""A list has one order, whichever way its rows lie on the disk."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import samsyn.office

OFFICE = Path(samsyn.office.__file__).parent
# Sums of rows, which have no key of their own; the newest value alone; a key in a variable.
OTHERWISE = {
    "access/newest.py": 1,
    "disclosures/queries/ledger.py": 1,
    "groups/queries/lists.py": 3,
    "incidents/queries/choices.py": 1,
    "situation/queries/violence.py": 1,
}


def test_every_order_ends_with_the_key() -> None:
    """Else rows of the same day or name change places from one look to the next."""
    assert Counter(orders_without_key()) == OTHERWISE


def orders_without_key() -> Iterator[str]:
    for path in sorted(OFFICE.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
                continue
            if call.func.attr == "order_by" and call.args and not _is_key(call.args[-1]):
                yield str(path.relative_to(OFFICE))


def _is_key(last: ast.expr) -> bool:
    return isinstance(last, ast.Constant) and str(last.value).removeprefix("-") == "pk"
