"""Where final accounts are checked: the rules that look, what they point at, the pages that show it; nothing twice (决算核对)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from django.urls import reverse

from guantong.apps.diagnosis.queries import Ruled, ruled_in, runs_seen_by, signals_in
from guantong.apps.diagnosis.workflow import UNDER_WAY
from guantong.domain.roles import Standing
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
    "execution:in_place": Words("资金到位", "funds in place"),
}  # fmt: skip


COMPUTED, PARTLY = Words("已计算", "computed"), Words("部分没有条件计算", "in part not computed")
NOT_COMPUTED, NOT_IN_RUN = (
    Words("没有条件计算", "not computed"),
    Words("最近一次账册诊断未涉及", "not in the latest run over the books"),
)
SHOWN_THERE = Words("在该页显示，含不能计算的原因", "shown on that page, with what cannot be computed")
_SEE_RUNS = Words(
    "按文件核对的规则在每份文件的诊断中显示是否计算", "rules over papers say of each paper whether they were computed"
)


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
    counted = Counter(signals_in(("open", *UNDER_WAY), standing).order_by().values_list("rule", flat=True))
    run = runs_seen_by(standing).filter(state="done").exclude(books=None).order_by("-pk").first()
    ruled = {one.rule.code: one for one in ruled_in(run)} if run and standing.reads("diagnosis") else {}
    return list(_checks(counted if standing.reads("diagnosis") else None, ruled))


def _came(rule: Ruled | None) -> tuple[Words, Words]:
    """Return whether the latest run over the books computed a rule, and why not; a rule over papers is looked at paper by paper."""
    if rule is None:
        return NOT_IN_RUN, _SEE_RUNS
    told = tuple(rule.why)
    why = Words("；".join(w.zh for w in told), "; ".join(w.en for w in told))
    return (COMPUTED if not told else PARTLY if rule.computed else NOT_COMPUTED), why


def _checks(counted: Counter[str] | None, ruled: Mapping[str, Ruled]) -> Iterator[Check]:
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
                    *_came(ruled.get(code)),
                )


@cache
def _table() -> dict[str, list[str]]:
    found: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "checks.yaml").read_text("utf-8"))
    return found
