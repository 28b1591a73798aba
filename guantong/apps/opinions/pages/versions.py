"""Two versions of a budget line beside line: what rose, fell, came, went, and what nobody can tell without a person (版本比较)."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.search import searchable
from guantong.apps.opinions.steps import Step, address, step_asked
from guantong.domain.fiscal.records.versions import Change
from guantong.domain.words import Words

HOW = {
    "code": Words("编码相同", "same code"), "name": Words("名称相同", "same name"), "link": Words("由人认定", "decided by a person"),
    "new": Words("新增", "new"), "gone": Words("不再安排", "no longer there"), "unsure": Words("待人认定", "for a person to decide"),
    "left_out": Words("未列，不作变动", "not listed, unchanged"),
}  # fmt: skip
WAY = {"rise": Words("增列", "rises"), "fall": Words("压减", "falls"), "same": Words("不变", "unchanged")}


@page(reads="books")
def view(request: HttpRequest) -> HttpResponse:
    """Compare two versions of a year's budget."""
    step = step_asked(request.GET, request.today, request.standing)
    if step is None or step.later is None:
        return render(request, "opinions/pages/versions.html", {"step": step})
    listing = Listing(
        request, _("版本比较"), Lines(step.told.changes, spelled, of), _columns(step), search="q", keeps=("year", "from", "to"),
        feet=_feet, empty=_("两个版本没有可比的预算项。"), hint=_("单位、项目"),
    )  # fmt: skip
    shown = {"step": step, "list": listing, "told": step.told, "unsure": _unsure(step)}
    return listing.download() or render(request, "opinions/pages/versions.html", shown)


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
    return "、".join(dict.fromkeys(line.project or _("无项目") for line in (change.after or change.before)))


def _columns(step: Step) -> tuple[Column, ...]:
    earlier, later = step.told.earlier, step.told.later
    year = f"{earlier.year}年" if earlier.year != later.year else ""
    return (
        Column("项目", called, note=_was_called, link=lambda row: _decide(step, row)),
        Column("单位", lambda row: row.line.unit, sorts="unit"),
        Column("对应", lambda row: HOW[row.how], "badge", badge=lambda row: "warn" if row.how == "unsure" else "todo", filters="how", choices=tuple(HOW.items())),
        Column(f"{year}{earlier.words.zh}", "was", "yuan", sorts="was", link=lambda row: step.where(row.before)),
        Column(later.words.zh, "became", "yuan", sorts="became", link=lambda row: step.where(row.after)),
        Column("增减", lambda row: None if row.how == "left_out" else row.difference, "yuan", sorts="difference"),
        Column("方向", lambda row: WAY[of(row, "way")], filters="way", choices=tuple(WAY.items())),
    )  # fmt: skip


def _was_called(change: Change) -> str:
    """The earlier name where it is another."""
    names = "、".join(dict.fromkeys(line.project or _("无项目") for line in change.before))
    return _("原：%s") % names if change.before and change.after and names != called(change) else ""


def _decide(step: Step, change: Change) -> str:
    if change.how != "unsure":
        return ""
    side = "before" if change.before else "after"
    asked = {
        "year": step.year,
        "from": address(step.told.earlier),
        "to": address(step.told.later),
        side: "|".join(change.line.key),
    }
    return f"{reverse('opinions:link_lines')}?{urlencode(asked)}"


def _unsure(step: Step) -> int:
    return sum(change.how == "unsure" for change in step.told.changes)


def _feet(found: Sequence[Change]) -> list[tuple[str, Mapping[str, Any]]]:
    falls, rises = ([one.difference for one in found if of(one, "way") == way] for way in ("fall", "rise"))
    return [
        (_("压减合计"), {"增减": sum(falls)}),
        (_("增列合计"), {"增减": sum(rises)}),
        (_("净增减"), {"增减": sum(falls) + sum(rises)}),
    ]
