"""The methods page: what each module of the analysis does, after whom, from its docstring."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.environment import PROJECT

MADE = "Made from the code by `make reference`; a test holds it to it.\n"
PACKAGES = {
    "evaluation": ("Did it work?", "did-it-work.md"),
    "monitoring": ("Following a series", "follow-up.md"),
    "reach": ("Whom to invite", "reach.md"),
    "space_time": ("Where and when", "near-repeat.md"),
}
_ANALYSIS = PROJECT / "src/samsyn/analysis"
_DOI = re.compile(r"doi:(10\.\d{4,}/[^\s,;]*[^\s,;.:)])")


def methods() -> str:
    """Return a section for each package, an entry for each module with its public functions."""
    lines = [
        "# Methods\n",
        MADE,
        "Each module of `samsyn.analysis` by what it answers, with its sources. Functions take"
        " plain tables and return small frozen results; their docstrings give shapes and units.\n",
    ]
    for package, (title, page) in PACKAGES.items():
        lines += [f"## {title}\n", f"`samsyn.analysis.{package}`, explained in"]
        lines[-1] += f" [{page.removesuffix('.md')}](../explanation/{page}).\n"
        for path in sorted((_ANALYSIS / package).glob("*.py")):
            lines += _entry(path)
    return "\n".join(lines).rstrip() + "\n"


def _entry(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = ast.get_docstring(tree) or ""
    if path.name == "__init__.py" or path.name.startswith("_") or not said:
        return
    first, _, more = said.partition("\n\n")
    yield f"### `{path.stem}`\n"
    yield _linked(first.replace("\n", " ")) + "\n"
    if more:
        yield _linked(more.replace("\n\n", "\0").replace("\n", " ").replace("\0", "\n\n")) + "\n"
    functions = list(_functions(tree))
    yield from functions
    if functions:
        yield ""


def _functions(tree: ast.Module) -> Iterator[str]:
    for one in tree.body:
        if isinstance(one, ast.FunctionDef) and not one.name.startswith("_"):
            said = (ast.get_docstring(one) or "").partition("\n\n")[0].replace("\n", " ")
            if said:
                yield f"* `{one.name}`: {_linked(said)}"


def _linked(text: str) -> str:
    """Return the text with each DOI as a link, and nothing in it read as markup."""
    plain = re.sub(r"(?<!`)([*_<|\[\]])(?!`)", r"\\\1", text) if "`" not in text else text
    return _DOI.sub(lambda found: _link(found[1]), plain)


def _link(doi: str) -> str:
    bare = doi.replace("\\", "")
    return f"[doi:{bare}](https://doi.org/{bare})"
