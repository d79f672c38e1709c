"""Between installations: keys and cards, sealed packages, and the outbox that carries them."""
