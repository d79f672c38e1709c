"""The front door: sign-in, role cards of the demo, account, rooms, language."""
