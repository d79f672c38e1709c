"""Set before Django reads its settings: tests run as the demo, in a data folder of their own."""

import os
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "src"))

from samsyn.postgres import default_folder  # noqa: E402  needs the path above

FOLDER = default_folder(PROJECT).with_name("tests")

for name in [name for name in os.environ if name.startswith("SAMSYN_")]:
    del os.environ[name]
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # on a shared machine threads wait for threads
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser keeps a loop in the thread
os.environ["SAMSYN_MODE"] = "demo"
os.environ["SAMSYN_SECURE"] = "no"
os.environ["SAMSYN_DATA_FOLDER"] = str(FOLDER)
os.environ["SAMSYN_HOSTS"] = "localhost,127.0.0.1,testserver"
