"""Acme's checks, one module each."""
