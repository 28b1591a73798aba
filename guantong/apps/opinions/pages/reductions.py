"""Reductions and increases between two versions, provable line by line, each with its base and its net (压减与增列台账)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import said
from guantong.apps.opinions.changed_lines import HOW, WAY, called, spelled
from guantong.apps.opinions.changed_lines import of as of_change
from guantong.apps.opinions.reducing import Moved, reductions_of
from guantong.apps.opinions.steps import Step, step_asked


@page(reads="books")
def view(request: HttpRequest) -> HttpResponse:
    """List what changed in a step, and what each difference is owed to."""
    step = step_asked(request.GET, request.today, request.standing)
    if step is None or step.later is None:
        return render(request, "opinions/pages/reductions.html", {"step": step})
    told = reductions_of(step)
    listing = Listing(
        request, _("压减与增列台账"), Lines(told.moved, lambda row: spelled(row.change), _of), _columns(step), search="q", keeps=("year", "from", "to"),
        feet=_feet, empty=_("两个版本之间没有增减。"), hint=_("单位、项目"),
    )  # fmt: skip
    return listing.download() or render(
        request, "opinions/pages/reductions.html", {"step": step, "list": listing, "told": told}
    )


def _columns(step: Step) -> tuple[Column, ...]:
    earlier, later = step.told.earlier, step.told.later
    return (
        Column("项目", lambda row: called(row.change), note=_unsure, link=lambda row: step.made_of(row.change.line)), Column("单位", lambda row: row.change.line.unit, sorts="unit"),
        Column("方向", lambda row: WAY[_of(row, "way")], filters="way", choices=[one for one in WAY.items() if one[0] != "same"]),
        Column(earlier.words.zh, lambda row: row.change.was, "yuan", sorts="was", link=lambda row: step.where(row.change.before)),
        Column(later.words.zh, lambda row: row.change.became, "yuan", sorts="became", link=lambda row: step.where(row.change.after)),
        Column("增减", lambda row: row.told.difference, "yuan", sorts="difference"),
        Column("因人大意见", "by_opinion", "yuan", sorts="by_opinion"),
        Column("其他已说明", "stated", "yuan", sorts="stated"), Column("未说明", "unstated", "yuan", sorts="unstated"),
        Column("所依意见", _opinions, link=_first, note=lambda row: "、".join(said(words) for words in row.why)),
    )  # fmt: skip


def _opinions(row: Moved) -> str:
    """Which opinions count, and why others do not."""
    counted = [_("意见 %s") % pk for pk in row.told.by]
    return "；".join([*counted, *(f"{_('意见 %s') % pk}{_('未计入：')}{said(why)}" for pk, why in row.told.refused)])


def _first(row: Moved) -> str:
    """Where the first opinion that is named is read."""
    named = [*row.told.by, *(pk for pk, _why in row.told.refused)]
    return reverse("opinions:opinion", args=[named[0]]) if named else ""


def _unsure(row: Moved) -> str:
    """Say of a line that a person has yet to say what it became."""
    return said(HOW["unsure"]) if row.change.how == "unsure" else ""


def _of(row: Moved, field: str) -> Any:
    return getattr(row, field) if field in ("by_opinion", "stated", "unstated") else of_change(row.change, field)


def _feet(found: Sequence[Moved]) -> list[tuple[str, Mapping[str, Any]]]:
    sides = (
        (_("压减合计"), [r for r in found if r.told.difference < 0]),
        (_("增列合计"), [r for r in found if r.told.difference > 0]),
        (_("净增减"), found),
    )
    return [
        (words, {"增减": sum(r.told.difference for r in rows), "因人大意见": sum(r.by_opinion for r in rows), "其他已说明": sum(r.stated for r in rows), "未说明": sum(r.unstated for r in rows)})
        for words, rows in sides
    ]  # fmt: skip
