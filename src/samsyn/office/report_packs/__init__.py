"""The report pack of a site: what it has frozen of a period, as one file, the same bytes twice."""
