"""The look: page frame, components, charts and Swedish formats. Knows no feature."""
