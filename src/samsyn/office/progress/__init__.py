"""The public progress report: drafted from records, approved, published and never changed."""
