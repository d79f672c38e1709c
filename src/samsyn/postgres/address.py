"""Where a database is and who signs in to it, in the forms that Django and psycopg take."""

from dataclasses import dataclass, field, replace

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from samsyn.postgres.errors import PostgresError

_DEFAULT_PORT = "5432"


class BadDatabaseUrl(PostgresError):
    """The text is not an address of a PostgreSQL database with user and password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerAddress:
    """One database of one server; `host` is a host name or the directory of a Unix socket."""

    host: str
    port: int
    database: str
    options: tuple[tuple[str, str], ...] = ()  # libpq parameters, such as ("sslmode", "require")


@dataclass(frozen=True, slots=True)
class Credentials:
    """A role and its password; the password never shows in a representation."""

    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Login:
    """A role's way into one database."""

    address: ServerAddress
    credentials: Credentials

    def dsn(self) -> str:
        """Return the connection string that libpq and psycopg take. It holds the password."""
        return make_conninfo(
            host=self.address.host,
            port=self.address.port,
            dbname=self.address.database,
            user=self.credentials.user,
            password=self.credentials.password,
            **dict(self.address.options),
        )

    def django(self) -> dict[str, object]:
        """Return an entry for Django's DATABASES."""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": self.address.host,
            "PORT": str(self.address.port),
            "NAME": self.address.database,
            "USER": self.credentials.user,
            "PASSWORD": self.credentials.password,
            "OPTIONS": dict(self.address.options),
        }

    def to(self, database: str) -> "Login":
        """Return the same role's login to another database of the server."""
        return replace(self, address=replace(self.address, database=database))

    def as_role(self, user: str, password: str) -> "Login":
        """Return another role's login to the same database."""
        return replace(self, credentials=Credentials(user, password))


def parse_url(url: str) -> Login:
    """Read `postgresql://user:password@host:port/database?sslmode=require`.

    Raises `BadDatabaseUrl`, which never repeats the text, since it may hold a password.
    """
    if not url.startswith(("postgresql://", "postgres://")):
        raise BadDatabaseUrl(
            "The database address must begin with postgresql://, "
            "as in postgresql://owner:password@host/database."
        )
    try:
        parts = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    except ProgrammingError as error:
        raise BadDatabaseUrl(
            "The database address cannot be read. Write it as "
            "postgresql://owner:password@host/database, special characters in %xx form."
        ) from error
    missing = [name for name in ("host", "dbname", "user", "password") if not parts.get(name)]
    if missing:
        raise BadDatabaseUrl(
            f"The database address lacks {', '.join(missing)}. Write it as "
            "postgresql://owner:password@host/database."
        )
    port = parts.pop("port", _DEFAULT_PORT)
    if "," in parts["host"] or not port.isdecimal():
        raise BadDatabaseUrl(
            "The database address must name one host and, if need be, one port in digits, "
            "as in postgresql://owner:password@host:5432/database."
        )
    address = ServerAddress(
        host=parts.pop("host"),
        port=int(port),
        database=parts.pop("dbname"),
        options=tuple(sorted((n, v) for n, v in parts.items() if n not in {"user", "password"})),
    )
    return Login(address, Credentials(parts["user"], parts["password"]))
