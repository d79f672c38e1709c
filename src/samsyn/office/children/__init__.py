"""Assessments of a child's best interests, without which nobody gets in touch with a minor."""
