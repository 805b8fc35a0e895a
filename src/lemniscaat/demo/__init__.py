"""A believable year, built through operations and journeys only."""
