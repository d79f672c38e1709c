"""The one door between rooms: numbered, reasoned disclosures and their ledger."""
