"""The Django project: apps that are read from bottom to top."""
