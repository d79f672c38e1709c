"""Mathematics on plain tables: no Django, no clock, no printing, no names of people."""
