"""Settings, environment, URLs and servers: where the office is put together."""
