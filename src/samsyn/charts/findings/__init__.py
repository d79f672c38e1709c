"""What a method found, as pictures with title and sentences: the same for commands and pages."""
