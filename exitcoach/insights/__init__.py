"""Every number any format shows, computed once."""
