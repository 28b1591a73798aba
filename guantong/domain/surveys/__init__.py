"""Surveys: a questionnaire as data, its answers checked and counted, who is asked, and what the counts may say (问卷)."""
