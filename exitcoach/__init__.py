"""exitcoach: a calm companion for the moment a client says "I'm leaving"."""

__version__ = "0.1.0"
