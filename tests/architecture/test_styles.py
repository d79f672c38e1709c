"""Names of styles: each that a page uses is defined, and no part of the house restyles another."""

import re
from pathlib import Path

import samsyn.office

OFFICE = Path(samsyn.office.__file__).parent
CHARTS = OFFICE.parent / "charts"
NAME = re.compile(r"\.([a-z][a-z0-9-]*)")
CLASSES = re.compile(r'class="([^"]*)"')
TEMPLATE_CODE = re.compile(r"{{.*?}}|{%.*?%}")


def sheets() -> dict[str, str]:
    """Each style sheet without its comments, by the path at which pages find it."""
    found = {path.relative_to(OFFICE).as_posix(): path for path in OFFICE.rglob("*.css")}
    found["ui/static/ui/components/chart.css"] = CHARTS / "style/chart.css"
    return {
        name: re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for name, path in found.items()
    }


def names_in(sheet: str) -> set[str]:
    return set(NAME.findall(sheet))


def test_no_feature_gives_another_look_to_a_class_of_every_page() -> None:
    """The library of texts once called its preview `sheet`, which every page is wrapped in."""
    found = sheets()
    shared = set().union(*(names_in(text) for path, text in found.items() if path[:3] == "ui/"))
    selectors = {
        (path, one.strip())
        for path, text in found.items()
        if not path.startswith("ui/")
        for group in re.findall(r"([^{}]+)\{", text)
        for one in group.split(",")
    }

    clashes = sorted((path, one) for path, one in selectors if one[:1] == "." and one[1:] in shared)

    assert shared > {"sheet", "card", "columns"}
    assert clashes == []


def test_every_class_on_a_page_is_defined_in_a_style_sheet_or_used_by_a_script() -> None:
    """The calendar once laid out its cards with a class that was nowhere: they stuck together."""
    known = set().union(*map(names_in, sheets().values()))
    scripts = "".join(path.read_text(encoding="utf-8") for path in OFFICE.rglob("*.js"))
    used = {
        name: path.relative_to(OFFICE).as_posix()
        for path in OFFICE.rglob("jinja2/**/*.html")
        for listed in CLASSES.findall(path.read_text(encoding="utf-8"))
        for name in TEMPLATE_CODE.sub(" ", listed).split()
        if re.fullmatch(r"[a-z][a-z0-9-]*", name)
    }

    unknown = {
        name: path for name, path in used.items() if name not in known and f".{name}" not in scripts
    }

    assert len(used) > 100
    assert unknown == {}
