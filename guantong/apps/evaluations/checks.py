"""Where final accounts are checked: the rules that look, what they found with its places, the pages that show it; nothing twice (决算核对)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from django.db.models import Q, QuerySet
from django.urls import reverse

from guantong.apps.diagnosis.models import Signal
from guantong.apps.diagnosis.queries import Ruled, ruled_in, runs_seen_by, signals_seen_by
from guantong.apps.diagnosis.workflow import UNDER_WAY
from guantong.domain.fiscal.document import DocumentKind
from guantong.domain.roles import Standing
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rulebook.shelf import rule_named
from guantong.domain.words import Words

ASPECTS = {
    "truth": Words("真实性", "truth"), "accuracy": Words("准确性", "accuracy"), "completeness": Words("完整性", "completeness"),
    "balance": Words("收支平衡", "balance"), "revenue": Words("超收短收", "over- and under-collection"),
    "deviation": Words("预决算偏离", "deviations"), "key_items": Words("重点领域和资金到位", "key items and funds in place"),
    "result": Words("绩效结果", "results"),
}  # fmt: skip
_PAGES = {
    "execution:four_budgets": Words("四本账", "the four budgets"), "execution:balance": Words("紧平衡", "tight balance"),
    "execution:revenue": Words("收入", "revenue"), "execution:district": Words("单位偏离", "deviations of units"),
    "execution:in_place": Words("资金到位", "funds in place"), "evaluations:deviations": Words("预决算偏离表", "table of deviations"), "evaluations:next_year": Words("结果与下年申报", "results and the next year's asks"),
}  # fmt: skip


COMPUTED, PARTLY = Words("已计算", "computed"), Words("部分没有条件计算", "in part not computed")
NOT_COMPUTED, NOT_IN_RUN = (
    Words("没有条件计算", "not computed"),
    Words("最近一次账册诊断未涉及", "not in the latest run over the books"),
)
SHOWN_THERE = Words("在该页显示，含不能计算的原因", "shown on that page, with what cannot be computed")
OVER_PAPERS = Words("按文件核对", "paper by paper")
_SEE_RUNS = Words("是否计算写在每份文件的诊断记录中", "the record of each paper says whether it was computed")
_NO_RUN = Words("还没有对账册运行规则", "the rules did not run over the books yet")
FINAL = (DocumentKind.FINAL_ACCOUNTS.value, DocumentKind.GOVERNMENT_FINAL_ACCOUNTS.value)
"""Papers that are final accounts: a rule over papers looks at budgets too, which are not meant here."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked at: a rule with its open matters (None: a page), and where it stands."""

    aspect: Words
    words: Words
    code: str
    open: int | None
    where: str
    computed: Words = Words("", "")
    why: Words = Words("", "")


def checks_for(standing: Standing) -> list[Check]:
    """Return what is looked at, aspect by aspect; the counts are those one may see, and no matter is no proof that it was computed."""
    waiting = found_for(standing).filter(state__in=("open", *UNDER_WAY))
    counted = Counter(waiting.order_by().values_list("rule", flat=True))
    run = runs_seen_by(standing).filter(state="done").exclude(books=None).order_by("-pk").first()
    ruled = {one.rule.code: one for one in ruled_in(run)} if run and standing.reads("diagnosis") else {}
    return list(_checks(counted if standing.reads("diagnosis") else None, ruled, run is not None))


def found_for(standing: Standing) -> QuerySet[Signal]:
    """Return what these rules found in the books and in final accounts, as far as one sees it, the latest first; what lapsed not."""
    found = (
        signals_seen_by(standing).filter(rule__in=[rule.code for rule, _ in ruled_aspects()]).exclude(state="lapsed")
    )
    return found.filter(Q(over_books=True) | Q(document__kind__in=FINAL)).select_related("document")


def ruled_aspects() -> list[tuple[Rule, Words]]:
    """Return every rule that looks at final accounts with its aspect, in the order of the list."""
    named = ((rule_named(name), ASPECTS[aspect]) for aspect, names in _table().items() for name in names)
    return [(rule, aspect) for rule, aspect in named if rule is not None]


def _came(rule: Rule, came: Ruled | None, ran: bool) -> tuple[Words, Words]:
    """Return whether the latest run over the books computed a rule, and why not; a rule over papers is looked at paper by paper."""
    if not rule.over_ledger:
        return OVER_PAPERS, _SEE_RUNS
    if came is None:
        return NOT_IN_RUN, Words("", "") if ran else _NO_RUN
    told = tuple(came.why)
    why = Words("；".join(w.zh for w in told), "; ".join(w.en for w in told))
    return (COMPUTED if not told else PARTLY if came.computed else NOT_COMPUTED), why


def _checks(counted: Counter[str] | None, ruled: Mapping[str, Ruled], ran: bool) -> Iterator[Check]:
    for aspect, names in _table().items():
        for name in names:
            rule = rule_named(name)
            if rule is None:
                yield Check(ASPECTS[aspect], _PAGES[name], "", None, reverse(name), SHOWN_THERE)
            else:
                code = rule.code
                where = reverse("diagnosis:rule", args=[code.lower()])
                yield Check(
                    ASPECTS[aspect],
                    rule.title,
                    code,
                    None if counted is None else counted[code],
                    where,
                    *_came(rule, ruled.get(code), ran),
                )


@cache
def _table() -> dict[str, list[str]]:
    found: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "checks.yaml").read_text("utf-8"))
    return found
