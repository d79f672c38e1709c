"""The server's settings: for a small site on two cores, and silent about what people wrote."""

_SETTINGS = {
    "listen_addresses": "''",
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "8MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "1GB",
    "wal_compression": "on",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "'UTC'",
    "log_timezone": "'UTC'",
    "idle_in_transaction_session_timeout": "'10min'",
    # A statement, and the detail of an error, repeat names and identity numbers.
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_line_prefix": "'%m [%p] %q%u@%d '",
}

_TESTING = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


def settings_text(*, socket_directory: str, port: int, testing: bool) -> str:
    """Return the settings file; `testing` gives up safety against a crash for speed."""
    settings = _SETTINGS | (_TESTING if testing else {})
    # A list of directories: the inner quotes keep a comma in the path from dividing it.
    place = '"' + socket_directory.replace('"', '""').replace("'", "''") + '"'
    lines = ["# Written at every start. Put settings of your own in postgresql.auto.conf."]
    lines += [f"unix_socket_directories = '{place}'", f"port = {port}"]
    lines += [f"{name} = {value}" for name, value in settings.items()]
    return "\n".join(lines) + "\n"
