"""Where it plays: areas and the instruments that exist there."""
