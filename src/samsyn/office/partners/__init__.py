"""Sites, agencies and rooms: who works together where, and who answers for what."""
