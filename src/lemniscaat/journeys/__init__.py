"""What crosses rooms: one file per journey, no writes of its own."""
