"""Accounts, roles and mandates."""
