"""What everyone may read."""
