"""A synthetic city with known truth, from a seed: demo, training, tests, load."""
