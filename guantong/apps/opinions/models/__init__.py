"""The tables of opinions: what was asked by whom, how it went to finance, what came of it (意见的表)."""

from guantong.apps.opinions.models.choices import bound_choices, kind_choices, level_choices
from guantong.apps.opinions.models.line_links import LineLink
from guantong.apps.opinions.models.opinions import Note, Opinion, Proposer
from guantong.apps.opinions.models.referrals import DeputySuggestion, Referral
from guantong.apps.opinions.models.sheets import HistoryFile, ReturnedAnswers

__all__ = [
    "DeputySuggestion",
    "HistoryFile",
    "LineLink",
    "Note",
    "Opinion",
    "Proposer",
    "Referral",
    "ReturnedAnswers",
    "bound_choices",
    "kind_choices",
    "level_choices",
]
