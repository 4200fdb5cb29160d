"""What the house does after the call: pure rules, for which today is told."""
