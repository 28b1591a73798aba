"""The rules as people look for them: what each asks, of which documents, on what basis, and what came of it (规则一览)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from guantong.apps.components.search import searchable
from guantong.apps.diagnosis.models import Uncomputed
from guantong.apps.diagnosis.queries import signals_seen_by
from guantong.apps.diagnosis.verdicts import Precision, may_read_precision, precisions
from guantong.apps.diagnosis.workflow import UNDER_WAY
from guantong.apps.figures.models import LEVELS
from guantong.apps.figures.queries import documents_seen_by
from guantong.domain.law.catalogue import Citation
from guantong.domain.questions import Stage
from guantong.domain.roles import Standing
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rulebook.shelf import all_rules
from guantong.domain.words import Words

_SLOT = re.compile(r"{[^}]*}")
_BUDGET, _FINAL = Words("预算", "budget"), Words("决算", "final account")
_LEDGER = Words("账上数据（预算、指标、支付等）", "the ledger (budget lines, quotas, payments)")
_REGISTER = Words("应公开清单", "the register of what must be published")


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule, how many signals of it wait, are dealt with, are no longer seen, in how many documents it was not computed.

    Of a rule over the ledger: for how many reasons. The counts are None for whoever reads no signals, and of a rule that is not
    run here: over the register, or off; `precision` is what people found, for
    the commission alone.
    """

    rule: Rule
    open: int | None
    under_way: int | None
    lapsed: int | None
    not_computed: int | None
    precision: Precision | None = None

    @property
    def documents(self) -> Words:
        """The documents the rule speaks on."""
        return documents_of(self.rule)

    @property
    def says(self) -> Words:
        """The sentence of a signal, its places for what is found left open."""
        return Words(*(_SLOT.sub("…", text) for text in (self.rule.says.zh, self.rule.says.en)))

    @property
    def stages(self) -> Words:
        """The stages at which it asks."""
        if self.rule.stage:
            return self.rule.stage.words
        own = (Stage.FORMULATION, Stage.FINAL_ACCOUNTS)
        kinds = [stage.words for stage, final in zip(own, (False, True), strict=True) if _speaks(self.rule, final)]
        return _joined(kinds)

    @property
    def basis(self) -> Words:
        """The first article it rests on, and how many more."""
        first, *more = self.rule.citations
        words = first.words()
        return Words(f"{words.zh} 等 {len(more) + 1} 条", f"{words.en} and {len(more)} more") if more else words


def rule_lines(standing: Standing, rules: Iterable[Rule] = ()) -> list[RuleLine]:
    """Return all rules, or those told, in the order of the six questions; counted as far as `standing` sees signals: four queries."""
    chosen = list(rules) or list(all_rules())
    if not standing.reads("diagnosis"):
        return [_uncounted(rule) for rule in chosen]
    codes = [rule.code for rule in chosen]
    seen = signals_seen_by(standing).filter(rule__in=codes).order_by().values_list("rule", "state")
    counts = {(rule, state): n for rule, state, n in seen.annotate(n=Count("pk"))}
    counting = documents_seen_by(standing).filter(came__isnull=False, left=None).order_by()
    skipped = Uncomputed.objects.filter(rule__in=codes, document__in=counting.values("pk")).values_list("rule")
    gaps = dict(skipped.annotate(n=Count("document", distinct=True)))
    over_books = Uncomputed.objects.filter(rule__in=codes, document=None).values_list("rule")
    gaps |= dict(over_books.annotate(n=Count("pk")))
    found = precisions(codes) if may_read_precision(standing) else {}
    return [
        _uncounted(rule, found.get(rule.code))
        if rule.over_register or rule.off
        else RuleLine(
            rule, counts.get((rule.code, "open"), 0), sum(counts.get((rule.code, state), 0) for state in UNDER_WAY),
            counts.get((rule.code, "lapsed"), 0), gaps.get(rule.code, 0), found.get(rule.code),
        )
        for rule in chosen
    ]  # fmt: skip


def _uncounted(rule: Rule, precision: Precision | None = None) -> RuleLine:
    """Return a line without counts: a rule over the register, or one that is off, is not run here."""
    return RuleLine(rule, None, None, None, None, precision)


def documents_of(rule: Rule) -> Words:
    """Return the documents a rule speaks on, by the articles it rests on: 部门、单位决算."""
    if not rule.over_documents:
        return _REGISTER if rule.over_register else _LEDGER
    kinds = [words for final, words in ((False, _BUDGET), (True, _FINAL)) if _speaks(rule, final)]
    levels = [words for level, words in LEVELS.items() if any(_concerns(c, level, rule) for c in rule.citations)]
    zh = f"{'、'.join(w.zh for w in levels)}{'、'.join(w.zh for w in kinds)}"
    return Words(zh, f"{' and '.join(w.en for w in kinds)} of a {', '.join(w.en for w in levels)}")


def matches(line: RuleLine, typed: str) -> bool:
    """Tell whether every typed word is found in the rule's code, name or law, by characters or by sound."""
    known = searchable(line.rule.code, line.rule.title.zh, line.rule.title.en, line.basis.zh)
    return all(word in known for word in typed.lower().split())


def _speaks(rule: Rule, final: bool) -> bool:
    return any(citation.concerns("", final) for citation in rule.citations)


def _concerns(citation: Citation, level: str, rule: Rule) -> bool:
    return any(citation.concerns(level, final) for final in (False, True) if _speaks(rule, final))


def _joined(words: Iterable[Words]) -> Words:
    known = list(words)
    return Words("、".join(w.zh for w in known), ", ".join(w.en for w in known))
