"""Whoever keeps the server: is it well, is it backed up, may it be upgraded (看护)."""
