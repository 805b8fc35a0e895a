"""Who: persons, organisations, groups, roles and rights."""
