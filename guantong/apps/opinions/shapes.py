"""How the states, answers and landings of opinions are drawn: a shape and a word, never a colour alone (标记)."""

SHAPES = {
    "raised": "todo", "merged": "todo", "referred": "due", "drafted": "doing", "replied": "doing", "verified": "done", "withdrawn": "todo",
}  # fmt: skip
OUTCOME_SHAPES = {"adopted": "done", "partly": "doing", "not": "todo"}
LANDING_SHAPES = {
    "landed": "done",
    "partly": "doing",
    "not": "warn",
    "vanished": "hint",
    "unsure": "hint",
    "not_imported": "todo",
}
"""What a version does not hold is a question to finance, and is not red."""
REFERRAL_SHAPES = {"prepared": "todo", "sent": "done", "given_up": "todo"}
SUGGESTION_SHAPES = {"made": "due", "assigned": "doing", "replied": "done", "given_up": "todo"}
SHEET_SHAPES = {"read": "due", "taken_down": "done", "taken_in": "done", "set_aside": "todo"}
