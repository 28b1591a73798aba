"""The tables of livelihood projects: history as printed, the running year, what is said and judged of it (民生实事的表)."""

from guantong.apps.livelihood.models.following import Change, Claim, Objection
from guantong.apps.livelihood.models.history import ListFile, Project, state_choices
from guantong.apps.livelihood.models.items import BudgetLink, Item, ItemFile, ItemNeed, Milestone, Report
from guantong.apps.livelihood.models.judging import Lesson, Result, Roundtable

__all__ = [
    "BudgetLink",
    "Change",
    "Claim",
    "Item",
    "ItemFile",
    "ItemNeed",
    "Lesson",
    "ListFile",
    "Milestone",
    "Objection",
    "Project",
    "Report",
    "Result",
    "Roundtable",
    "state_choices",
]
