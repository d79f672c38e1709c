"""Where and when violence follows on violence: near repeat, chains, answers, density. Nobody."""
