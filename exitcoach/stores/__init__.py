"""Records on the employee's own machine."""
