"""The ten invariants of the books: held, broken with every difference, or not computed and why (账册核对)."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import yuan
from guantong.apps.feeds.asked_year import asked_of
from guantong.apps.feeds.reconciliation import reconciled
from guantong.domain.fiscal.records.reconciling.outcome import Difference, Outcome, State
from guantong.domain.words import Words

_STATES = {
    State.PASSED: (Words("相符", "holds"), "done"), State.DIFFERS: (Words("不符", "differs"), "warn"),
    State.NOT_COMPUTED: (Words("未计算", "not computed"), "todo"),
}  # fmt: skip
_COUNTED = Words("核对 {compared} 项，{differ} 项不符", "{compared} compared, {differ} differ")
_MOST = 200


_FEN = re.compile(r"(-?[0-9]+) (?:分|fen)")


def _in_yuan(words: Words) -> Words:
    """Return what a difference says with its amounts as people read them."""
    return Words(
        _FEN.sub(lambda found: f"{yuan(int(found[1]))} 元", words.zh),
        _FEN.sub(lambda found: f"{yuan(int(found[1]))} yuan", words.en),
    )


def _said(one: Outcome) -> Words:
    return one.why or _COUNTED.filled(compared=one.compared, differ=one.differ)


COLUMNS = (
    Column("编号", lambda one: one.code),
    Column("核对什么", lambda one: one.says),
    Column("结果", lambda one: _STATES[one.state][0], "badge", badge=lambda one: _STATES[one.state][1]),
    Column("说明", _said),
)
DIFFERENCES = (
    Column("编号", lambda pair: pair[0]),
    Column("差在哪里", lambda pair: _in_yuan(pair[1].words)),
    Column("左边", lambda pair: pair[1].left, "number"),
    Column("右边", lambda pair: pair[1].right, "number"),
)


@page(reads="books", place=Place("数据与慧诊", 8, "账册核对"))
def view(request: HttpRequest) -> HttpResponse:
    """Show how every invariant stands, and what differs."""
    asked = asked_of(request)
    outcomes = reconciled(asked.snapshot, asked.year, asked.day) if asked is not None and asked.year is not None else ()
    found: list[tuple[str, Difference]] = [(one.code, d) for one in outcomes for d in one.differences]
    empty = _("账册里还没有支付或预算，没有可以核对的。")
    listing = Listing(request, _("账册核对"), outcomes, COLUMNS, empty=empty)
    differences = Listing(request, _("不符的地方"), found[:_MOST], DIFFERENCES, empty=_("没有不符的地方。"))
    shown: dict[str, Any] = {
        "asked": asked,
        "list": listing,
        "differences": differences,
        "more": max(len(found) - _MOST, 0),
    }
    download = differences.download() if "differences" in request.GET else listing.download()
    return download or render(request, "feeds/pages/reconciliation.html", shown)
