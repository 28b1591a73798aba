"""Gathered needs: what residents say, without who said it, put in order (诉求归集)."""
