"""PostgreSQL that comes with pip, started and stopped in a private data folder."""
