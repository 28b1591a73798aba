"""How often a rule was right, by what people found: internal to the commission, never shown to units (核实结论统计)."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from guantong.apps.diagnosis.models import Signal
from guantong.domain.roles import ADMINISTRATORS, Role, Standing
from guantong.domain.rule_engine.verdict import OF_FACT, OF_PROBLEM, Verdict
from guantong.domain.statistics.intervals import Share, wilson

ENOUGH = 5
"""Below so many verdicts a rate says nothing, and none is given."""
_INTERNAL = frozenset({Role.BUDGET_COMMISSION_STAFF, Role.BUDGET_COMMISSION_DIRECTOR})


@dataclass(frozen=True, slots=True)
class Precision:
    """What people found of the signals of one rule: the count of each verdict, and two rates with their interval.

    `fact` is how often what it pointed at was so (属实、属实但理由成立、部分属实), `problem` how often it was without good
    reason (属实、部分属实): the first alone would flatter. Both are None below five verdicts.
    """

    rule: str
    counts: Mapping[Verdict, int]
    fact: Share | None
    problem: Share | None

    @property
    def of(self) -> int:
        """How many signals of the rule have a verdict in force."""
        return sum(self.counts.values())


def precisions(rules: list[str]) -> dict[str, Precision]:
    """Return what people found of the signals of every one of `rules`, by the verdicts in force; one query.

    Ask `may_read_precision` first: the statistics stay within the commission.
    """
    found = Signal.objects.filter(rule__in=rules).exclude(verdict="").order_by()
    counted = {(rule, verdict): n for rule, verdict, n in found.values_list("rule", "verdict").annotate(n=Count("pk"))}
    return {rule: _precision(rule, {v: counted.get((rule, v.value), 0) for v in Verdict}) for rule in rules}


def may_read_precision(standing: Standing) -> bool:
    """True for the commission's own people: a rate per rule, published, would rank units by guesswork."""
    return bool(standing.roles & _INTERNAL) and not standing.roles & ADMINISTRATORS


def _precision(rule: str, counts: Mapping[Verdict, int]) -> Precision:
    of = sum(counts.values())
    if of < ENOUGH:
        return Precision(rule, counts, None, None)
    return Precision(
        rule, counts, wilson(sum(counts[v] for v in OF_FACT), of), wilson(sum(counts[v] for v in OF_PROBLEM), of)
    )
