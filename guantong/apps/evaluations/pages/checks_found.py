"""What the checks of final accounts found, each with where it stands: truth, accuracy, completeness, balance, deviations (核对结果)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.listing_rows import page_of
from guantong.apps.components.templatetags.words import said
from guantong.apps.diagnosis.models import Signal
from guantong.apps.diagnosis.pages.signals import STATES
from guantong.apps.diagnosis.queries import bodies_below, found_by_rule_or_body
from guantong.apps.diagnosis.workflow import SIGNAL
from guantong.apps.evaluations.checks import found_for, ruled_aspects
from guantong.domain.words import Words


def _stands(signal: Signal) -> str:
    """Return where the first figure stands; of the books the signal's own page opens every row."""
    if not signal.evidence:
        return _("账册，逐行见事项页")
    first = signal.evidence[0]
    where = _("第%(page)s页 %(table)s") % {name: first[name] for name in ("page", "table")}
    if first["row"]:  # a sentence of the text has none
        where = _("%(where)s 第%(row)s行") % {"where": where, "row": first["row"]}
    return (
        where if len(signal.evidence) == 1 else _("%(where)s 等%(n)s处") % {"where": where, "n": len(signal.evidence)}
    )


@page(reads="diagnosis")
def view(request: HttpRequest) -> HttpResponse:
    """List what was found; `?rule=` of one rule."""
    aspects = {rule.code: aspect for rule, aspect in ruled_aspects()}
    rules: list[tuple[str, str | Words]] = [
        (rule.code, Words(f"{aspect.zh} · {rule.title.zh}", f"{aspect.en} · {rule.title.en}"))
        for rule, aspect in ruled_aspects()
    ]
    states: Any = [(state, words) for state, words in SIGNAL.states.items() if state != "lapsed"]
    columns = (
        Column("方面", lambda row: aspects[row.rule], filters="rule", choices=rules),
        Column("事项", "title_words", link=page_of("diagnosis:signal"), note=lambda row: row.says_words),
        Column("单位", "body", sorts="body", filters="path__startswith", choices=bodies_below(request.standing)),
        Column("年度", lambda row: row.year or (row.document.year if row.document else None), "text"),
        Column("数值", lambda row: said(row.value_words) if row.value else "", "text"),
        Column("出处", _stands, link=page_of("diagnosis:signal")),
        Column(
            "状态", lambda row: SIGNAL.states[row.state], "badge", badge=lambda row: STATES[row.state], filters="state",
            choices=states,
        ),
    )  # fmt: skip
    listing = Listing(
        request, _("核对结果"), found_for(request.standing), columns, search=found_by_rule_or_body, sort="body",
        empty=_("没有关注事项：不等于没有问题，先看各项是否计算过。"),
    )  # fmt: skip
    return listing.download() or render(request, "evaluations/pages/checks_found.html", {"list": listing})
