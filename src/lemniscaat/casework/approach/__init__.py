"""The engine of approaches: a route as data, moved by commands that give events."""
