"""Measurements of the methods, beside their peers where those can be installed."""
