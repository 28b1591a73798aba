"""The tables of the years: steps as they happened, sessions with every day they were planned for (年度的表)."""

from guantong.apps.years.models.sessions import Session, session_kind_choices
from guantong.apps.years.models.steps import FiscalYear, Step, stage_choices

__all__ = ["FiscalYear", "Session", "Step", "session_kind_choices", "stage_choices"]
