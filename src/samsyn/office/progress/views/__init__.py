"""The pages of the progress report: the office's own, and the public ones."""
