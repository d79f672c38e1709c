"""A data folder with a PostgreSQL server of its own: made at the first start, then reused.

The server listens on a Unix socket in a private directory only, and asks everybody for a password.
"""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from samsyn.postgres.account import ServerAccount, account_for, require_reachable
from samsyn.postgres.address import Credentials, Login, ServerAddress
from samsyn.postgres.binaries import Binaries, find_binaries, settle
from samsyn.postgres.errors import PostgresError
from samsyn.postgres.folder import (
    Secrets,
    make_private_directory,
    only_one,
    prepare_socket_directory,
    socket_directory,
    write_private,
)
from samsyn.postgres.postmaster import (
    StopMode,
    remove_traces,
    running_in,
    stop_and_wait,
    wait_until_ready,
)
from samsyn.postgres.settings import settings_text

SUPERUSER = "postgres"
_PORT = 5432  # part of the socket's name; nothing listens on the network
_BUILTIN_LOCALE_SINCE = 17
_LOG_LIMIT = 10_000_000  # bytes
_LOG_TAIL = 600  # characters


class CannotStart(PostgresError):
    """The server could not be made or started."""


class IncompatibleCluster(PostgresError):
    """The data were written by a version of PostgreSQL that is not installed."""


@dataclass(frozen=True, slots=True)
class Status:
    """What a data folder holds at this moment."""

    version: str | None  # major version that made the data, None before the first start
    pid: int | None  # of the running server


@dataclass(frozen=True, slots=True)
class Cluster:
    """A data folder and where its programs come from; describing one touches nothing."""

    folder: Path
    bin_dir: Path | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folder", self.folder.resolve())

    @property
    def pgdata(self) -> Path:
        """PostgreSQL's own data directory."""
        return self.folder / "pgdata"

    @property
    def log(self) -> Path:
        """What the server has to say; it never repeats statements or values."""
        return self.folder / "postgres.log"

    @property
    def secrets(self) -> Secrets:
        """The generated passwords."""
        return Secrets(self.folder / "secrets")

    def start(self, *, testing: bool = False, seconds: float = 120) -> Login:
        """Start the server, unless it runs, and return the superuser's login.

        The data folder is made first where there is none. `testing` gives up safety against a
        crash for speed, and counts only if the server does not run yet. Raises
        `IncompatibleCluster` (before anything is touched), `CannotStart`, or another
        `PostgresError` that says what is in the way.
        """
        account = account_for(self.folder)
        require_reachable(account, self.folder)
        binaries = self._choose_binaries()
        make_private_directory(self.folder, account.owner)
        require_reachable(account, self.folder)
        with only_one(self.folder / "lock", account.owner):
            if running_in(self.pgdata) is None:
                settled = settle(binaries, into=self.folder / "binaries", account=account)
                self._create(settled, account)
                self._launch(settled, account, testing=testing, seconds=seconds)
            wait_until_ready(self.pgdata, seconds=seconds)
        return self.login()

    def login(self) -> Login:
        """Return the superuser's login, whether or not the server runs."""
        host = str(socket_directory(self.folder))
        address = ServerAddress(host=host, port=_PORT, database="postgres")
        return Login(address, Credentials(SUPERUSER, self.secrets.read(SUPERUSER)))

    def stop(self, mode: StopMode = "fast", *, seconds: float = 60) -> None:
        """Stop the server if it runs: "fast" ends open connections, "smart" waits for them."""
        account = account_for(self.folder)
        if not self.pgdata.is_dir():
            return
        with only_one(self.folder / "lock", account.owner):
            stop_and_wait(self.pgdata, mode=mode, seconds=seconds)

    def status(self) -> Status:
        """Return which version made the data and whether its server runs."""
        account_for(self.folder)
        postmaster = running_in(self.pgdata)
        return Status(version=self._made_by(), pid=postmaster.pid if postmaster else None)

    def _made_by(self) -> str | None:
        try:
            return (self.pgdata / "PG_VERSION").read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None

    def _choose_binaries(self) -> Binaries:
        found = find_binaries(self.bin_dir)
        made_by = self._made_by()
        if made_by is None:
            return found[0]
        for binaries in found:
            if str(binaries.major) == made_by:
                return binaries
        installed = ", ".join(binaries.version for binaries in found)
        raise IncompatibleCluster(
            f"The data in {self.folder} were made by PostgreSQL {made_by}; installed is "
            f"{installed}. Nothing was touched. Start once more with PostgreSQL {made_by}, write "
            "a dump with its pg_dump, then restore that dump into a new data folder."
        )

    def _create(self, binaries: Binaries, account: ServerAccount) -> None:
        """Make the data directory beside its place, so that it exists whole or not at all."""
        make_private_directory(self.secrets.folder, account.owner)
        if self.pgdata.exists():
            self.secrets.read(SUPERUSER)  # refuses to start what nobody could enter
            return
        self.secrets.ensure(SUPERUSER)
        draft = self.folder / "pgdata.new"
        for locale in _locales(binaries.major):
            shutil.rmtree(draft, ignore_errors=True)
            make_private_directory(draft, account.owner)
            answer = account.run(
                [
                    *(binaries.program("initdb"), "--pgdata", draft, "--username", SUPERUSER),
                    *("--pwfile", self.secrets.folder / SUPERUSER, "--auth", "scram-sha-256"),
                    *("--data-checksums", "--encoding", "UTF8", "--text-search-config", "simple"),
                    *locale,
                ]
            )
            if answer.returncode == 0:
                with (draft / "postgresql.conf").open("a", encoding="utf-8") as configuration:
                    configuration.write("\ninclude_if_exists = 'samsyn.conf'\n")
                draft.rename(self.pgdata)
                return
        shutil.rmtree(draft, ignore_errors=True)
        raise CannotStart(
            f"The data folder {self.folder} could not be made. PostgreSQL says: "
            f"{answer.stderr.strip()[-_LOG_TAIL:]}"
        )

    def _launch(
        self, binaries: Binaries, account: ServerAccount, *, testing: bool, seconds: float
    ) -> None:
        directory = prepare_socket_directory(self.folder, account)
        remove_traces(self.pgdata, directory)
        text = settings_text(socket_directory=str(directory), port=_PORT, testing=testing)
        write_private(self.pgdata / "samsyn.conf", text, account.owner)
        self._turn_log(account)
        answer = account.run(
            [
                *(binaries.program("pg_ctl"), "start", "--wait", "--timeout", f"{seconds:.0f}"),
                *("--pgdata", self.pgdata, "--log", self.log),
            ]
        )
        if answer.returncode:
            tail = self.log.read_text(encoding="utf-8", errors="replace")[-_LOG_TAIL:].strip()
            raise CannotStart(
                f"The server in {self.folder} did not start. The end of {self.log} says: "
                f"{tail or answer.stderr.strip() or 'nothing'}"
            )

    def _turn_log(self, account: ServerAccount) -> None:
        if self.log.exists() and self.log.stat().st_size > _LOG_LIMIT:
            self.log.replace(self.log.with_name("postgres.log.1"))
        if not self.log.exists():
            write_private(self.log, "", account.owner)


def _locales(major: int) -> list[list[str]]:
    """Choices of locale, the best first: characters by Unicode, order by code point."""
    if major >= _BUILTIN_LOCALE_SINCE:
        return [["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]]
    return [["--locale=C.UTF-8"], ["--locale=C"]]
