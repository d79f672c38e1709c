"""What no module and no script of ours may use, and what finds it: each opens a hole of its own."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.environment import PROJECT

SOURCE = PROJECT / "src" / "samsyn"
PYTHON = {
    r"(?<![\w.])(?:eval|exec|compile|__import__)\(": "runs text as a program",
    r"\b(?:pickle|marshal|shelve|yaml)\b": "makes objects of bytes",
    r"shell=True|os\.system|os\.popen|subprocess\.getoutput": "hands words to a shell",
    r"\bModelForm\b|modelform_factory": "takes every field of a table from a form",
    r"csrf_exempt": "takes forms of other sites",
    r"from_string\(|render_template_string": "makes a template of text",
    r"verify=False|CERT_NONE|_create_unverified_context": "trusts any certificate",
    r"^(?:from|import) (?:xml|lxml)\b(?!.*import (?:Element|ParseError|Element, ParseError)$)": (
        "reads XML past defusedxml"
    ),
    # The one md5 is PostgreSQL's, over a row of ours: it tells whether an import can be undone.
    r"\b(?:MD5|md5(?!\(to_jsonb)|SHA1|sha1|ECB|TripleDES|ARC4|PKCS1v15)\b": (
        "is broken cryptography"
    ),
    r"^(?:from|import) (?:requests|httpx|urllib3|urllib\.request|ldap|graphql|channels)\b": (
        "opens a way that nobody decided on"
    ),
}
# The road between installations (decision 0029): nobody is signed in there, and a package is
# believed for its signature alone. Readers who follow a report (decision 0071): pages without a
# cookie, whose first form asks the browser where it stood; the others lie behind signed links.
DECIDED = {
    "disclosures/views/carrying.py": "takes forms of other sites",
    "exchange/changes/transport.py": "opens a way that nobody decided on",
    "progress/views/following.py": "takes forms of other sites",
}
SCRIPT = {
    r"\.(?:innerHTML|outerHTML)\s*=|insertAdjacentHTML|document\.write": "makes markup of text",
    r"(?<![\w.])eval\(|new Function\(": "runs text as a program",
    r"(?:window|parent|opener|top)\.postMessage|WebSocket\(|RTCPeerConnection|EventSource\(": (
        "opens a way that nobody decided on"
    ),
    r"\b(?:localStorage|sessionStorage)\b": "keeps in the browser what is not sealed",
    r"__proto__|\.prototype\b|\bfor \((?:const|let|var) \w+ in ": (
        "lets keys from outside become ours"
    ),
}


def used(text: str, unwanted: dict[str, str]) -> list[str]:
    """Name each line of a text that uses what is not wanted."""
    return [
        f"line {number} {why}"
        for number, line in enumerate(text.splitlines(), 1)
        for form, why in unwanted.items()
        if re.search(form, line) and not line.lstrip().startswith(("#", "//", "*"))
    ]


def found_in(paths: Iterable[Path], unwanted: dict[str, str]) -> list[str]:
    return [
        f"{path.name}: {one}"
        for path in paths
        for one in used(path.read_text(), unwanted)
        if not _is_decided(path, one)
    ]


def _is_decided(path: Path, found: str) -> bool:
    why = DECIDED.get("/".join(path.parts[-3:]))
    return why is not None and found.endswith(why)


def test_no_module_uses_what_opens_a_hole() -> None:
    modules = [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]

    assert len(modules) > 400
    assert found_in(modules, PYTHON) == []
    assert all((SOURCE / "office" / one).is_file() for one in DECIDED)


def test_no_script_uses_what_opens_a_hole() -> None:
    scripts = [path for path in SOURCE.rglob("*.js") if "vendor" not in str(path)]

    assert scripts
    assert found_in(scripts, SCRIPT) == []


@pytest.mark.parametrize(
    "line",
    [
        "value = eval(text)", "import pickle", "run(line, shell=True)", "class F(ModelForm):",
        "@csrf_exempt", "env.from_string(text)", "get(url, verify=False)",
        "from xml.etree import ElementTree", "hashlib.md5(data)", "import requests",
    ],
)  # fmt: skip
def test_a_module_that_uses_it_is_found(line: str) -> None:
    assert used(f"x = 1\n{line}\n", PYTHON)[0].startswith("line 2 ")


@pytest.mark.parametrize(
    "line",
    [
        "box.innerHTML = name;", "eval(text)", 'window.postMessage("x")', "new WebSocket(x)",
        'localStorage.setItem("a", b)', "for (const key in sent) all[key] = sent[key]",
    ],
)  # fmt: skip
def test_a_script_that_uses_it_is_found(line: str) -> None:
    assert used(f"\n{line}\n", SCRIPT)[0].startswith("line 2 ")
