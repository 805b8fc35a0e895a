"""Lemniscaat: from practice to decision and back, until everyone has an answer."""
