"""How a site is steered: start-up, agreements, the year, what is kept up, returns, hand-over."""
