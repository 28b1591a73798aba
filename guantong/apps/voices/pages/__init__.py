"""The pages of gathered needs."""
