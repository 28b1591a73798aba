"""The tables of the years: steps as they happened, sessions with every day they were set for, the supervision plan (年度的表)."""

from guantong.apps.years.models.plans import PlanItem, SupervisionPlan, Topic, source_choices, way_choices
from guantong.apps.years.models.profiles import ProfileChoice, profile_choices
from guantong.apps.years.models.sessions import Session, session_kind_choices
from guantong.apps.years.models.steps import FiscalYear, Step, stage_choices

__all__ = [
    "FiscalYear",
    "PlanItem",
    "ProfileChoice",
    "Session",
    "Step",
    "SupervisionPlan",
    "Topic",
    "profile_choices",
    "session_kind_choices",
    "source_choices",
    "stage_choices",
    "way_choices",
]
