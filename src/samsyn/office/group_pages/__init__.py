"""A group's own page: its sheet, and the incidents it stood on a side of."""
