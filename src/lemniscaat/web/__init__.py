"""The pages: a section per room."""
