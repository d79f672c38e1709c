"""The API: another system of an agency reads its room, and registers incidents there."""
