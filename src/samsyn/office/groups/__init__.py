"""Groups, dated memberships, territories, and relations between groups."""
