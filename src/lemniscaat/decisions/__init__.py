"""Bodies that decide, by mandate."""
