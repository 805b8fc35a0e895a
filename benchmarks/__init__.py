"""Measurements: each writes its figures into docs/reference/performance.md (`make bench`)."""
