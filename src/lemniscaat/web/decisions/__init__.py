"""What waits for a body, and what it decided."""
