"""The models of the room: the two lists (`lists`), and what is decided between them (相向贯通)."""

from guantong.apps.consultation.models.board import (
    Board,
    ItemFate,
    JointList,
    ListDecision,
    Pairing,
    Round,
)
from guantong.apps.consultation.models.lists import (
    Call,
    Feasibility,
    NeedLink,
    PlanFile,
    PlanLine,
    Proposer,
    Suggestion,
)

__all__ = [
    "Board",
    "Call",
    "Feasibility",
    "ItemFate",
    "JointList",
    "ListDecision",
    "NeedLink",
    "Pairing",
    "PlanFile",
    "PlanLine",
    "Proposer",
    "Round",
    "Suggestion",
]
