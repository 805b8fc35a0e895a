"""The programming interface: the same operations as the pages, by the NL API Design Rules."""
