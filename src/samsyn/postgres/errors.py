"""The base of every refusal of this package; concrete ones live in the modules that raise them."""


class PostgresError(RuntimeError):
    """The database server cannot be used as asked; the message says why and what to do."""
