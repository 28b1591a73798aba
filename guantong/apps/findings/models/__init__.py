"""The tables of findings: matters and what hangs on them, lists and sheets, rounds of looking back, assessments (汇办的表)."""

from guantong.apps.findings.models.assessments import Assessed, Assessment, Ladder, WayTaken
from guantong.apps.findings.models.choices import (
    how_choices,
    kind_choices,
    look_back_choices,
    nature_choices,
    pace_choices,
    part_choices,
    report_choices,
    source_choices,
    strata_choices,
)
from guantong.apps.findings.models.lists import HeaderMapping, IssueList, ReturnedSheet, ReturnedTwin
from guantong.apps.findings.models.matters import Extension, Handler, LookBack, Matter, Note, Stage
from guantong.apps.findings.models.rounds import Partner, Round, Visit

__all__ = [
    "Assessed",
    "Assessment",
    "Extension",
    "Handler",
    "HeaderMapping",
    "IssueList",
    "Ladder",
    "LookBack",
    "Matter",
    "Note",
    "Partner",
    "ReturnedSheet",
    "ReturnedTwin",
    "Round",
    "Stage",
    "Visit",
    "WayTaken",
    "how_choices",
    "kind_choices",
    "look_back_choices",
    "nature_choices",
    "pace_choices",
    "part_choices",
    "report_choices",
    "source_choices",
    "strata_choices",
]
