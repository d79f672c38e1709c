"""`python -m benchmarks.exchange`: 1,000 disclosures between two installations, one killed often.

Two data folders, two PostgreSQL servers, two web servers with their workers, on the loopback
address. Exit 1 if a disclosure is missing or came twice, or if a bad package is not refused.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.exchange.installations import Installation
from benchmarks.exchange.running import Exchanged, exchange


def main() -> None:
    """Run it at the given size and print what came of it."""
    given = _arguments()
    folder = Path(tempfile.mkdtemp(prefix="samsyn-x-"))
    folder.chmod(0o755)  # the database's account must reach its own part of it
    here = Installation(folder / "a", "police", "Polisen", "POL-O")
    there = Installation(folder / "b", "probation", "Frivården", "FRI-O")
    victims = [there if one == "receiver" else here for one in given.killed.split(",")]
    try:
        came = exchange(here, there, folder, count=given.count, victims=victims, say=print)
    finally:
        for one in (here, there):
            one.stop()
        shutil.rmtree(folder)
    _print(came)
    sys.exit(0 if came.is_sound else 1)


def _print(came: Exchanged) -> None:
    print(f"\ntold              {came.told}")
    print(f"delivered         {came.delivered}; put off {came.attempts} times on the way")
    print(f"received          {came.received}, of {came.distinct} disclosures")
    print(f"people there      {came.people}")
    print(f"plain in outbox   {came.left_in_outbox} bytes of content left")
    print(f"killed            {came.kills} times")
    print(f"took              {came.seconds:.0f} s from the first start to the last receipt")
    print(f"brought again     {came.same_receipts} of {came.repeats} with the same receipt\n")
    for name, status, said in came.refused:
        print(f"{status}  {name}: {said}")


def _arguments() -> argparse.Namespace:
    wanted = argparse.ArgumentParser(prog="python -m benchmarks.exchange", description=__doc__)
    wanted.add_argument("--count", type=int, default=1000, help="disclosures")
    wanted.add_argument(
        "--killed",
        default=",".join(["receiver"] * 5),
        help="who is killed in turn: receiver or sender, separated by commas",
    )
    return wanted.parse_args()


if __name__ == "__main__":
    main()
