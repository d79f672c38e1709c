"""Runs several of the office's commands in one process, as if each had been typed.

Reads lists of words from standard input and prints what came of each, as JSON. A process for each
would spend most of its time on starting Python.
"""

import json
import sys
from typing import Any

from click.testing import CliRunner

from samsyn.cli.main import main


def outcome_of(words: list[str]) -> dict[str, Any]:
    done = CliRunner().invoke(main, words)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return {"returncode": done.exit_code, "stdout": done.stdout, "stderr": done.stderr}


if __name__ == "__main__":
    print(json.dumps([outcome_of(words) for words in json.load(sys.stdin)]))  # noqa: T201
