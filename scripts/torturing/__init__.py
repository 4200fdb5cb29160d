"""Everything that can go wrong with a home, done on purpose."""
