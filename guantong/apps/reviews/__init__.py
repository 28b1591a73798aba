"""Reviews (审查活动): who is asked to come, what was asked and answered, what was agreed and concluded."""
