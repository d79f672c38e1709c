"""Reports of a month or a quarter to the steering group: drafted, given, frozen, taken away."""
