"""The process that runs long jobs, one at a time, from the queue in the database."""

from django.core.management import call_command


def main() -> None:
    """Work until told to stop."""
    call_command("db_worker", interval=0.5, verbosity=0)


if __name__ == "__main__":
    main()
