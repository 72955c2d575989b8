"""The SQL of the checks and of the engine, as package data."""
