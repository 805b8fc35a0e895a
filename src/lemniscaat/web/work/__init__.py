"""The worklist and the contributions of a desk."""
