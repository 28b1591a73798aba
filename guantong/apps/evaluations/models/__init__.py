"""The tables of evaluations: standards, score sheets and what is scored on them (绩效评价的表)."""

from guantong.apps.evaluations.models.scoring import Score, ScoreSheet, SealedScore, Seat, Slip, way_choices
from guantong.apps.evaluations.models.standards import Standard

__all__ = ["Score", "ScoreSheet", "SealedScore", "Seat", "Slip", "Standard", "way_choices"]
