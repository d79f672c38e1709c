"""`python -m samsyn.cli` is the command `samsyn`."""

from samsyn.cli.main import main

if __name__ == "__main__":
    main()
