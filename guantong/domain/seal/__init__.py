"""Seals: canonical JSON, SM3 and SHA-256, the Merkle tree, signed heads (封存)."""
