"""How far the message has come, over every channel: counts per group, and what was said to whom."""
