"""Each site's quarterly return, and the national picture that they make together."""
