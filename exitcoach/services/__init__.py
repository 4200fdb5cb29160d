"""One use case a file; ports come as arguments."""
