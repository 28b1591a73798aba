"""The tables of evaluations: standards, score sheets, projects' performance, reports, choices (绩效评价的表)."""

from guantong.apps.evaluations.models.choosing import Choice, Nomination
from guantong.apps.evaluations.models.files import PerformanceFile
from guantong.apps.evaluations.models.projects import Material, Performance, Reading, Target
from guantong.apps.evaluations.models.reports import Change, Found, Report
from guantong.apps.evaluations.models.scoring import Score, ScoreSheet, SealedScore, Seat, Slip
from guantong.apps.evaluations.models.standards import Standard

__all__ = [
    "Change",
    "Choice",
    "Found",
    "Material",
    "Nomination",
    "Performance",
    "PerformanceFile",
    "Reading",
    "Report",
    "Score",
    "ScoreSheet",
    "SealedScore",
    "Seat",
    "Slip",
    "Standard",
    "Target",
]
