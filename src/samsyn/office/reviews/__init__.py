"""The weekly review: what everybody in a room may see, frozen, gone through and signed."""
