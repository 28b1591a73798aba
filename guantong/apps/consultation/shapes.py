"""How states of this room are drawn; nothing of it is red (状态样式)."""

CALL_SHAPES = {"open": "doing", "closed": "done"}
SHAPES = {"draft": "todo", "submitted": "doing", "merged": "again", "withdrawn": "todo"}
PLAN_SHAPES = {"previewed": "due", "taken_in": "done", "replaced": "todo", "discarded": "todo"}
LINE_SHAPES = {"listed": "doing", "dropped": "todo"}
VERDICT_SHAPES = {"yes": "done", "partly": "doing", "no": "due", "unknown": "todo"}
EXCLUDED_SHAPES = {"yes": "due", "partly": "due", "no": "done", "unknown": "todo"}
"""Of what a project should not bring, a no is what one hopes for."""
