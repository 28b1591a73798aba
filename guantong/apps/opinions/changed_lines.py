"""What a line that changed between two versions is called, found by and sorted by (变动的预算项)."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from guantong.apps.components.search import searchable
from guantong.apps.components.templatetags.words import said
from guantong.domain.fiscal.records.table import table
from guantong.domain.fiscal.records.versions import Change, Line
from guantong.domain.words import Words

HOW = {
    "code": Words("编码相同", "same code"), "name": Words("名称相同", "same name"), "link": Words("由人认定", "decided by a person"),
    "whole": Words("按单位合计", "the unit as a whole"),
    "new": Words("新增", "new"), "gone": Words("不再安排", "no longer there"), "unsure": Words("待人认定", "for a person to decide"),
    "left_out": Words("未列，不作变动", "not listed, unchanged"),
}  # fmt: skip
WAY = {"rise": Words("增列", "rises"), "fall": Words("压减", "falls"), "same": Words("不变", "unchanged")}


def spelled(change: Change) -> str:
    """Return what a change is found by."""
    codes = {key for line in (*change.before, *change.after) for key in (line.key.unit_code, line.key.project_code)}
    return searchable(change.line.unit, *(line.project for line in (*change.before, *change.after)), *sorted(codes))


def of(change: Change, field: str) -> Any:
    """Return a field a list of changes is sorted or filtered by."""
    if field == "unit":
        return change.line.unit
    if field == "way":
        return "rise" if change.difference > 0 else "fall" if change.difference < 0 else "same"
    return getattr(change, field)


def called(change: Change) -> str:
    """Return what the line is called, with its parts where it was split or merged."""
    return _("单位合计") if change.how == "whole" else _names(change.after or change.before)


def was_called(change: Change) -> str:
    """Return the earlier name where it is another."""
    if change.how == "whole" or not (change.before and change.after):
        return ""
    names = _names(change.before)
    return _("原：%s") % names if names != called(change) else ""


def _names(lines: Sequence[Line]) -> str:
    """What lines are called: their projects, else the kind of spending."""
    kinds = table("budget_line").columns["spending_kind"].choices
    told = (
        line.project or (said(kinds[line.key.spending_kind].words) if line.key.spending_kind in kinds else _("无项目"))
        for line in lines
    )
    return "、".join(dict.fromkeys(told))
