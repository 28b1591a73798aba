"""Two versions of a budget line beside line: what rose, fell, came, went, and what nobody can tell without a person (版本比较)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.opinions.changed_lines import HOW, WAY, called, of, spelled, was_called
from guantong.apps.opinions.steps import Step, step_asked
from guantong.domain.fiscal.records.versions import Change


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


def _columns(step: Step) -> tuple[Column, ...]:
    earlier, later = step.told.earlier, step.told.later
    year = f"{earlier.year}年" if earlier.year != later.year else ""
    return (
        Column("项目", called, note=was_called, link=lambda row: step.made_of(row.line)),
        Column("单位", lambda row: row.line.unit, sorts="unit"),
        Column("对应", lambda row: HOW[row.how], "badge", badge=lambda row: "warn" if row.how == "unsure" else "todo", link=lambda row: step.to_decide(row) if row.how == "unsure" else "", filters="how", choices=tuple(HOW.items())),
        Column(f"{year}{earlier.words.zh}", "was", "yuan", sorts="was", link=lambda row: step.where(row.before)),
        Column(later.words.zh, "became", "yuan", sorts="became", link=lambda row: step.where(row.after)),
        Column("增减", lambda row: None if row.how == "left_out" else row.difference, "yuan", sorts="difference"),
        Column("方向", lambda row: WAY[of(row, "way")], filters="way", choices=tuple(WAY.items())),
    )  # fmt: skip


def _unsure(step: Step) -> int:
    return sum(change.how == "unsure" for change in step.told.changes)


def _feet(found: Sequence[Change]) -> list[tuple[str, Mapping[str, Any]]]:
    falls, rises = ([one.difference for one in found if of(one, "way") == way] for way in ("fall", "rise"))
    return [
        (_("压减合计"), {"增减": sum(falls)}),
        (_("增列合计"), {"增减": sum(rises)}),
        (_("净增减"), {"增减": sum(falls) + sum(rises)}),
    ]
