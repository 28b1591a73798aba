"""All rules: what each asks, of which documents, on what basis, how often it spoke, and how often people found it right (规则)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.diagnosis.choices import question_choices
from guantong.apps.diagnosis.rule_lines import RuleLine, matches, rule_lines
from guantong.domain.words import Words


def signals_at(line: RuleLine, state: str) -> str:
    """Return the address of the signals of a rule in a state."""
    return f"{reverse('diagnosis:signals')}?rule={line.rule.code}&state={state}"


def share(part: Any) -> Words:
    """Return a rate with its interval; without enough verdicts that."""
    if part is None:
        return Words("核实结论不足 5 件", "fewer than five verdicts")
    rate, low, high = (round(bound * 100) for bound in (part.rate, part.low, part.high))
    return Words(f"{rate}%（{low}%—{high}%）", f"{rate}% ({low}% to {high}%)")


RULE = (
    Column("代码", lambda line: line.rule.code),
    Column("规则", lambda line: line.rule.title, link=lambda line: reverse("diagnosis:rule", args=[line.rule.code])),
    Column("所问", lambda line: line.rule.asks.words, filters="question", choices=question_choices()),
    Column("核对的文件", "documents"),
    Column("依据", "basis"),
)
COUNTS = (
    Column("待核实", "open", "number", link=lambda line: signals_at(line, "open") if line.open else ""),
    Column("办理中", "under_way", "number"),
    Column("不再出现", "lapsed", "number", link=lambda line: signals_at(line, "lapsed") if line.lapsed else ""),
    Column("没有条件计算", "not_computed", "number"),
)
FOUND = (Column("事实准确率", lambda line: share(line.precision.fact)),)


@page(reads="rules", place=Place("数据与慧诊", 6, "规则"))
def view(request: HttpRequest) -> HttpResponse:
    """List the rules, in the order of the six questions."""
    asked = request.GET
    lines = [
        line
        for line in rule_lines(request.standing)
        if asked.get("question", "") in ("", line.rule.asks.value) and matches(line, asked.get("q", ""))
    ]
    counted = COUNTS if request.standing.reads("diagnosis") else ()
    columns = (*RULE, *counted, *(FOUND if lines and lines[0].precision else ()))
    listing = Listing(request, _("规则"), lines, columns, search="search", empty=_("没有规则。"))
    return listing.download() or render(request, "diagnosis/pages/rules.html", {"list": listing})
