"""Needs of residents: gathered, masked, counted, answered by lines of the budget (荟声)."""
