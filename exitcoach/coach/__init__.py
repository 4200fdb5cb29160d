"""The ear for defensiveness: text in, findings out."""
