"""Problem analysis: what the group audit and the incident reviews say together, as a report."""
