"""One rule, as its own file says it: what it asks, the law, its limits through time, what came of it, its examples (规则页)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.diagnosis.examples_page import drawn
from guantong.apps.diagnosis.limit_lines import limit_lines
from guantong.apps.diagnosis.pages.rules import share, signals_at
from guantong.apps.diagnosis.pages.thresholds import SHAPES
from guantong.apps.diagnosis.rule_lines import rule_lines
from guantong.apps.diagnosis.workflow import THRESHOLD
from guantong.domain.rulebook.shelf import rule_named

COLUMNS = (
    Column("阈值", "name"),
    Column("数值", "value", link=lambda line: reverse("diagnosis:threshold", args=[line.own.pk]) if line.own else ""),
    Column("自", "since", "day"),
    Column("至", "until", "day"),
    Column("来源", "source"),
    Column("状态", "state", "badge", badge=lambda line: SHAPES[line.own.state] if line.own else "hint"),
)


@page(reads="rules")
def view(request: HttpRequest, code: str) -> HttpResponse:
    """Show the rule."""
    rule = rule_named(code)
    if rule is None:
        raise Http404
    (line,) = rule_lines(request.standing, [rule])
    listing = Listing(request, _("阈值"), list(limit_lines(rule, request.standing)), COLUMNS)
    found = line.precision
    shown = {
        "rule": rule, "line": line, "list": listing if rule.thresholds else None, "examples": drawn(rule.page),
        "open": signals_at(line, "open"), "lapsed": signals_at(line, "lapsed"), "precision": found,
        "verdicts": [(verdict.words, count) for verdict, count in found.counts.items()] if found else [],
        "rates": [share(found.fact), share(found.problem)] if found else [],
        "register": request.standing.reads("figures"), "proposes": rule.thresholds and THRESHOLD.begun_by("propose", request.standing),
    }  # fmt: skip
    return listing.download() or render(request, "diagnosis/pages/rule.html", shown)
