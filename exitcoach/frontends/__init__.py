"""Ways to feed the interview."""
