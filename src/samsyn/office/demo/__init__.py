"""Puts the simulated sites on stage: reference data as the owner, records as the staff."""
