"""Benchmarks: ratios of whole processes, measured in turn on one machine."""
