"""What the strategy shall change: series with memory, and what may be said of them."""
