"""The verbs of the spine, one file per idea."""
