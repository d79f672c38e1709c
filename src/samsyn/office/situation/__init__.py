"""Lägesbild: this week in one minute."""
