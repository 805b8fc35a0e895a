"""Steps of the database, by hand-given names."""
