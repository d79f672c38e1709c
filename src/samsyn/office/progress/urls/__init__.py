"""Addresses: the office's under /reports/, and the public ones under /progress/."""
