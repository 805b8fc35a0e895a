"""The desk: where anyone brings something in."""
