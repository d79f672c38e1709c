"""Gallring: what rules say is due, hidden at once, waited for, and erased with a receipt."""
