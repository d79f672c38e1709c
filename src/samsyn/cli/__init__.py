"""The `samsyn` command: read, make one call, print."""
