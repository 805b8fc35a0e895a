"""People meeting: shared by the rooms above."""
