"""Bringing something in."""
