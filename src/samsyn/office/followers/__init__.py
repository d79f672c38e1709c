"""Who follows a site's public report by e-mail: addresses that nobody of the staff reads."""
