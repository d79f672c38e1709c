"""A person's rights: what is held of them, what they contest, and how both are answered."""
