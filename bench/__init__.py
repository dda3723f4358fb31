"""Benchmarks: everything as ratios of one run on one machine, compared with what was promised."""
