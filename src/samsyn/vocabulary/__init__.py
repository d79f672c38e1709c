"""The field's terms: enumerations, dates with uncertainty, identity numbers.

Imports nothing else of ours. The glossary page is generated from these docstrings.
"""
