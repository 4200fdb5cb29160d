"""The engine: events in, events out; no input, no clock, no language."""
