"""Reads of the door: contents to tell, grounds on offer, the ledger of both sides."""
