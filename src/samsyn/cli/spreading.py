"""Whether a command's sweeps are computed here or on a cluster: SAMSYN_DASK names its scheduler."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Final

import click

from samsyn.analysis.sweeps import spread_by

SETTING: Final = "SAMSYN_DASK"


@contextmanager
def spreading() -> Iterator[None]:
    """Let sweeps inside be worked on where SAMSYN_DASK says, as tcp://10.0.0.5:8786; else here."""
    address = os.environ.get(SETTING, "")
    if not address:
        yield
        return
    try:
        cluster = import_module("samsyn.cli.cluster").Cluster(address)
    except ImportError as error:
        raise click.ClickException(
            f"{SETTING} names a cluster, but Dask is not installed: pip install samsyn[cluster]."
        ) from error
    except (OSError, ValueError) as error:
        raise click.ClickException(
            f"Nobody answers at {address}, which {SETTING} names. Start a scheduler, or unset it."
        ) from error
    with cluster, spread_by(cluster):
        yield
