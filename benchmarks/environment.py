"""Set before Django reads its settings: the demo's mode, in a data folder of the benchmarks' own.

Import this module before anything of the office.
"""

import os
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "src"))

from samsyn.postgres import default_folder  # noqa: E402  needs the path above

FOLDER = default_folder(PROJECT).with_name("bench")

for name in [name for name in os.environ if name.startswith("SAMSYN_")]:
    del os.environ[name]
os.environ["SAMSYN_MODE"] = "demo"
os.environ["SAMSYN_SECURE"] = "no"
os.environ["SAMSYN_DATA_FOLDER"] = str(FOLDER)
os.environ["SAMSYN_HOSTS"] = "localhost,127.0.0.1,testserver"
os.environ["PYTHONPATH"] = str(PROJECT / "src")  # for the web server's processes
