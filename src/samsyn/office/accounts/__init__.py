"""Agencies' staff as accounts: who can sign in."""
