"""Opinions (意见): who asked what of which budget line, what was answered, and whether the next version holds it."""
