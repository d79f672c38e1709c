"""Contact cards (visitkort): what everybody messaged takes home, and what counts who used it."""
