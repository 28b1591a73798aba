"""The models of the room: the two lists (`lists`), and what is decided between them (相向贯通)."""

from guantong.apps.consultation.models.lists import (
    Call,
    Feasibility,
    NeedLink,
    PlanFile,
    PlanLine,
    Proposer,
    Suggestion,
)

__all__ = ["Call", "Feasibility", "NeedLink", "PlanFile", "PlanLine", "Proposer", "Suggestion"]
