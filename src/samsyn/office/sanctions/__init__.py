"""Consequences for a group: trigger, decision, sanction round, measures and report-back."""
