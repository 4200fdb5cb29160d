"""Playbooks: YAML in, domain out."""
