"""Two installations on one machine that tell each other, while one of them is killed."""
