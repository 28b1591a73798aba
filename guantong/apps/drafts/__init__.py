"""Drafts of the coming year and what they rest on: basis sheets, expenditure standards, revenue forecasts (草案依据)."""
