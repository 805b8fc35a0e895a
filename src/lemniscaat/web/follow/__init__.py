"""Following what you brought in."""
