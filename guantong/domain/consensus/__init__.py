"""Consensus: what a meeting of deputies and experts holds together on, across its groups (共识)."""
