"""The look: page frame, components and the words of the field. Knows no feature."""
