"""Files of others: what is committed is what vendor.json names, with its licence."""

import base64
import hashlib
import json
from pathlib import Path

ROOT = Path(__file__).parents[3]
LIST = ROOT / "src/samsyn/office/ui/vendor.json"
FOLDERS = (
    ROOT / "src/samsyn/office/ui/static/vendor",
    ROOT / "src/samsyn/documents/fonts",
    ROOT / "tests/browser/vendor",
)


def test_every_vendored_file_has_the_hash_that_is_written_down() -> None:
    for package in json.loads(LIST.read_text("utf-8")):
        for name, expected in package["files"].items():
            digest = hashlib.sha384((ROOT / name).read_bytes()).digest()
            assert expected == f"sha384-{base64.b64encode(digest).decode()}", name


def test_no_vendored_file_is_missing_from_the_list() -> None:
    listed = {name for package in json.loads(LIST.read_text("utf-8")) for name in package["files"]}

    present = {
        str(path.relative_to(ROOT))
        for folder in FOLDERS
        for path in folder.rglob("*")
        if path.is_file()
    }

    assert present == listed


def test_every_vendored_package_brings_its_licence() -> None:
    for package in json.loads(LIST.read_text("utf-8")):
        assert package["licence"]
        assert any(name.endswith("LICENSE") for name in package["files"]), package["name"]
