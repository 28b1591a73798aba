"""How the states of a running year look; nothing is red: what is not registered is not late (状态的样式)."""

ITEM_SHAPES = {
    "listed": "todo", "under_way": "doing", "said_done": "hint", "built": "done", "judged": "done", "carried": "doing", "stopped": "todo",
}  # fmt: skip
OBJECTION_SHAPES = {"raised": "hint", "answered": "doing", "resolved": "done", "kept": "todo", "withdrawn": "todo"}
ROUNDTABLE_SHAPES = {"called": "todo", "held": "doing", "matter": "done", "lesson": "done", "ended": "todo"}
FILE_SHAPES = {"read": "doing", "taken_in": "done", "set_aside": "todo"}
