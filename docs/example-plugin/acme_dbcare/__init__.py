"""Acme's additions to dbcare."""
