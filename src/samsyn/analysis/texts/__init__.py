"""What can be measured on a text: how plain it reads, and how two wordings differ."""
