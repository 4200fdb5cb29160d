"""One module a format; one opener of output files."""
