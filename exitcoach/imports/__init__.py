"""The history a house brings: what the rows of a file mean, and what is proposed about them. No file is opened here."""
