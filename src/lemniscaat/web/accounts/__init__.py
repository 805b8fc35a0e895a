"""Signing in, invitations, and the roles of the demonstration."""
