"""What holds in a sound playbook, one rule a file."""
