"""The verbs of casework, one file per part of a case."""
