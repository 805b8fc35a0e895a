"""Commands for a demonstration."""
