"""The verbs of the desk, one file per moment."""
