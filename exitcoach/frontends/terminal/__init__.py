"""The wizard: the only code that names questionary."""
