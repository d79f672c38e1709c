"""The answer to an incident: six steps, the window for retaliation, talks, partners' tasks."""
