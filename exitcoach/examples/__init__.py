"""Example cases to try reports on: a believable year of goodbyes, the same one every time for the same seed."""
