"""The site's network of people and conflicts between groups, as pictures and tables."""
