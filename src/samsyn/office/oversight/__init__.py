"""Tillsyn: who looked at whom, and who may see what and why."""
