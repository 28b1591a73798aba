"""Votes counted: the three grades, complete formal counts, a rule that a document sets, what comes of it (表决)."""
